import { commandOf, locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const orval: Peer = {
  name: "orval",
  about: "with its client for fetch",
  package: "orval",
  installed: [],
  generators: ["orval"].map(locatePackage),
  generation: (source) => ({
    files: {
      "orval.config.ts": `export default {
  api: {
    input: ${JSON.stringify(source)},
    output: {
      target: "orval.ts",
      client: "fetch",
      baseUrl: { getBaseUrlFromSpecification: true },
    },
  },
};
`,
    },
    args: [commandOf("orval", "orval"), "--config", "orval.config.ts"],
  }),
  program: (api) => ({
    setUp: `import { ${api.operation} } from "./orval.js";`,
    call: `${api.operation}(${Object.values(api.parameters).join(", ")}${
      api.isSecured ? `, { headers: { authorization: "Bearer example-token" } }` : ""
    })`,
  }),
  typedError: `const answer = await stopGhostSession(id);
const code = answer.status === 200 ? undefined : answer.data.error.code;`,
};
