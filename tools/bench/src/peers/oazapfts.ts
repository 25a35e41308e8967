import { commandOf, locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const oazapfts: Peer = {
  name: "oazapfts",
  about: "with @oazapfts/runtime",
  package: "oazapfts",
  installed: ["@oazapfts/runtime"].map(locatePackage),
  generators: ["oazapfts"].map(locatePackage),
  generation: (source) => ({ args: [commandOf("oazapfts", "oazapfts"), source, "oazapfts.ts"] }),
  program: (api) => ({
    setUp: `import { ${api.isSecured ? "defaults, " : ""}${api.operation} } from "./oazapfts.js";
import { ok } from "@oazapfts/runtime";
${api.isSecured ? `defaults.headers = { authorization: "Bearer example-token" };` : ""}`,
    call: `ok(${api.operation}(${Object.values(api.parameters).join(", ")}))`,
  }),
  typedError: `const answer = await stopGhostSession(id);
const code = answer.status === 200 ? undefined : answer.data.error.code;`,
};
