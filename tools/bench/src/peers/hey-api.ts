import { properties } from "../api.js";
import { commandOf, locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const heyApi: Peer = {
  name: "hey-api",
  about: "@hey-api/openapi-ts with its client for fetch",
  package: "@hey-api/openapi-ts",
  installed: [],
  generators: ["@hey-api/openapi-ts"].map(locatePackage),
  generation: (source) => ({
    args: [
      commandOf("@hey-api/openapi-ts", "openapi-ts"),
      "--input",
      source,
      "--output",
      "hey-api",
      "--client",
      "@hey-api/client-fetch",
      "--no-log-file",
    ],
  }),
  jointGeneration: (documents) => {
    const projects = documents.map(({ name, source }) => ({
      input: source,
      output: name,
      plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
      logs: { file: false },
    }));
    return {
      files: { "openapi-ts.config.mjs": `export default ${JSON.stringify(projects, null, 2)};\n` },
      args: [commandOf("@hey-api/openapi-ts", "openapi-ts"), "--file", "openapi-ts.config.mjs"],
    };
  },
  program: (api) => ({
    setUp: `import { client } from "./hey-api/client.gen.js";
import { ${api.operation} } from "./hey-api/sdk.gen.js";
client.setConfig({ throwOnError: true, ${api.isSecured ? `auth: "example-token"` : ""} });`,
    call: `${api.operation}({ path: { ${properties(api)} }, throwOnError: true })`,
  }),
  typedError: `const { error } = await stopGhostSession({ path: { sessionId: id }, throwOnError: false });
const code = error?.error.code;`,
};
