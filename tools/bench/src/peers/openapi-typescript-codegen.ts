import { commandOf, locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const openapiTypescriptCodegen: Peer = {
  name: "openapi-typescript-codegen",
  about: "with its client for fetch",
  package: "openapi-typescript-codegen",
  installed: [],
  generators: ["openapi-typescript-codegen"].map(locatePackage),
  gaps: { import: "names modules without their extensions, which Node does not load" },
  generation: (source) => ({
    args: [
      commandOf("openapi-typescript-codegen", "openapi"),
      "--input",
      source,
      "--output",
      "codegen",
      "--client",
      "fetch",
    ],
  }),
  program: (api) => ({
    // From its own file: the index of a large API exports some names twice.
    setUp: `import { OpenAPI } from "./codegen/core/OpenAPI.js";
import { ${api.tag}Service } from "./codegen/services/${api.tag}Service.js";
${api.isSecured ? `OpenAPI.TOKEN = "example-token";` : `OpenAPI.BASE = "${api.server}";`}`,
    call: `${api.tag}Service.${api.operation}(${Object.values(api.parameters).join(", ")})`,
  }),
};
