import { commandOf, locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const swaggerTypescriptApi: Peer = {
  name: "swagger-typescript-api",
  about: "with its client for fetch",
  package: "swagger-typescript-api",
  installed: [],
  generators: ["swagger-typescript-api"].map(locatePackage),
  generation: (source) => ({
    args: [
      commandOf("swagger-typescript-api", "swagger-typescript-api"),
      "generate",
      "--path",
      source,
      "--output",
      ".",
      "--name",
      "swagger-typescript-api.ts",
      "--silent",
    ],
  }),
  program: (api) => ({
    setUp: `import { Api } from "./swagger-typescript-api.js";
const api = new Api(${
      api.isSecured
        ? `{ securityWorker: () => ({ headers: { authorization: "Bearer example-token" } }) }`
        : ""
    });`,
    call: `api.${api.path.split("/")[1]}.${api.operation}(${Object.values(api.parameters).join(", ")})`,
  }),
};
