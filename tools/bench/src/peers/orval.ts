import { commandOf, locatePackage } from "./installed.js";
import type { Document, Generation, Peer } from "./peer.js";

export const orval: Peer = {
  name: "orval",
  about: "with its client for fetch",
  package: "orval",
  installed: [],
  generators: ["orval"].map(locatePackage),
  generation: (source) => generate([{ name: "orval", source }]),
  jointGeneration: generate,
  program: (api) => ({
    setUp: `import { ${api.operation} } from "./orval.js";`,
    call: `${api.operation}(${Object.values(api.parameters).join(", ")}${
      api.isSecured ? `, { headers: { authorization: "Bearer example-token" } }` : ""
    })`,
  }),
  typedError: `const answer = await stopGhostSession(id);
const code = answer.status === 200 ? undefined : answer.data.error.code;`,
};

function generate(documents: readonly Document[]): Generation {
  const projects = documents.map(({ name, source }) => {
    const output = { target: `${name}.ts`, client: "fetch", baseUrl: { getBaseUrlFromSpecification: true } };
    return [name, { input: source, output }] as const;
  });
  return {
    files: {
      "orval.config.ts": `export default ${JSON.stringify(Object.fromEntries(projects), null, 2)};\n`,
    },
    args: [commandOf("orval", "orval"), "--config", "orval.config.ts"],
  };
}
