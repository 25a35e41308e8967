import { properties } from "../api.js";
import { commandOf, locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const openapiFetch: Peer = {
  name: "openapi-fetch",
  about: "alone, with the types of openapi-typescript; what ours is on top of",
  package: "openapi-fetch",
  installed: ["openapi-fetch"].map(locatePackage),
  generators: ["openapi-typescript", "typescript"].map(locatePackage),
  generation: (source) => ({
    args: [commandOf("openapi-typescript", "openapi-typescript"), source, "--output", "schema.ts"],
  }),
  jointGeneration: (documents) => {
    const apis = documents.map(({ name, source }) => {
      return [name, { root: source, "x-openapi-ts": { output: `./${name}.ts` } }] as const;
    });
    return {
      // JSON is YAML.
      files: { "redocly.yaml": JSON.stringify({ apis: Object.fromEntries(apis) }) },
      args: [commandOf("openapi-typescript", "openapi-typescript")],
    };
  },
  program: (api) => ({
    setUp: `import createClient from "openapi-fetch";
import type { paths } from "./schema.js";
const client = createClient<paths>({
  baseUrl: "${api.server}",
  ${api.isSecured ? `headers: { authorization: "Bearer example-token" },` : ""}
});`,
    call: `client.${api.method}("${api.path}", { params: { path: { ${properties(api)} } } })`,
  }),
  typedError: `const { error } = await client.POST("/ghost/{sessionId}/stop", { params: { path: { sessionId: id } } });
const code = error?.error.code;`,
};
