import { commandOf } from "./installed.js";
import type { Peer } from "./peer.js";

export const openapiTypescriptCodegen: Peer = {
  name: "openapi-typescript-codegen",
  about: "with its client for fetch",
  package: "openapi-typescript-codegen",
  dependencies: [],
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
    setUp: `import { ${api.isSecured ? "OpenAPI, " : ""}${api.tag}Service } from "./codegen/index.js";
${api.isSecured ? `OpenAPI.TOKEN = "example-token";` : ""}`,
    call: `${api.tag}Service.${api.operation}(${Object.values(api.parameters).join(", ")})`,
  }),
};
