import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Api } from "./api.js";
import { smallApi } from "./api.js";
import type { Peer, Program } from "./peers/peer.js";

/** What a user of a peer writes for one API, if the peer has anything to do with it. */
export function programOf(peer: Peer, api: Api): Program | undefined {
  return peer.program?.(api) ?? (api === smallApi ? peer.ownProgram : undefined);
}

/**
 * Makes a module of Node that exports `call(id)`, in the folder that a peer has generated into. Whatever is sent to the
 * API goes to `server` instead.
 */
export async function makeRunnable(program: Program, folder: string, server: string): Promise<string> {
  const outfile = join(folder, "call.mjs");
  const { outputFiles } = await build({
    stdin: {
      contents: `${program.setUp}\nexport const call = (id: string) => ${program.call};\n`,
      resolveDir: folder,
      loader: "ts",
    },
    // CommonJS among the dependencies asks for what Node has.
    banner: {
      js: `import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);`,
    },
    bundle: true,
    format: "esm",
    logLevel: "silent",
    outfile,
    platform: "node",
    target: "node20",
    write: false,
  });
  await writeFile(outfile, outputFiles[0]!.text.replaceAll(smallApi.server, server));
  return outfile;
}
