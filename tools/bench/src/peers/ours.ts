import { dirname } from "node:path";
import { CLIENTGEN } from "../compared-commands.js";
import { properties } from "../api.js";
import { ROOT } from "../bundle.js";
import type { Generation, Peer } from "./peer.js";

const generation: Generation = {
  args: [CLIENTGEN, "generate", "--specs", "specs", "--out", "packages"],
};

export const ours: Peer = {
  name: "agent-stop",
  about: "ours",
  installed: [`${ROOT}packages/forboc`],
  generators: [dirname(dirname(CLIENTGEN))],
  generation: () => generation,
  jointGeneration: () => generation,
  program: (api) => {
    const provider = api.name[0]!.toUpperCase() + api.name.slice(1);
    return {
      setUp: `import { create${provider}Client, ${api.operation} } from "./packages/${api.name}/src/index.js";
const client = create${provider}Client(${api.isSecured ? `{ token: "example-token" }` : ""});`,
      call: `${api.operation}(client, { ${properties(api)} })`,
    };
  },
  typedError: `import { isStopGhostSessionError } from "./packages/forboc/src/index.js";
const error: unknown = await stopGhostSession(client, { sessionId: id }).catch((reason: unknown) => reason);
if (!isStopGhostSessionError(error)) throw error;
const code = error.body?.error.code;`,
};
