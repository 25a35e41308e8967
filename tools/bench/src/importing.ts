import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { smallApi } from "./api.js";
import type { Benchmark, BenchmarkOptions } from "./benchmark.js";
import { noteGaps } from "./callers.js";
import type { ImportedFiles, ImportTime } from "./import-process.js";
import { allPeers } from "./peers/all-peers.js";
import type { Peer } from "./peers/peer.js";
import { runProgram } from "./program-run.js";
import { programOf } from "./runnable.js";
import { formatSpread, type Spread, summarize } from "./spread.js";

interface PeerImport {
  readonly peer: string;
  readonly files: number;
  readonly bytes: number;
  readonly milliseconds: Spread;
}

const ROUNDS = 5;

export const importing: Benchmark<readonly PeerImport[]> = {
  name: "import",
  about: "what Node loads to create a client: files, bytes, time",
  method:
    "What was generated is compiled file by file, and not bundled. Time is that of the processor, in a process for each import; Node loads \
its own fetch when it is first asked for a Request or Headers, which is some 30 ms of it.",
  async run(options) {
    const runs: { peer: Peer; module: string; times: number[] }[] = [];
    for (const peer of allPeers) {
      if (programOf(peer, smallApi) === undefined || peer.gaps?.["import"] !== undefined) continue;
      options.onProgress(`making ${peer.name}`);
      runs.push({ peer, module: await makeModule(peer, options), times: [] });
    }
    for (let round = 1; round <= ROUNDS; round += 1) {
      options.onProgress(`round ${round} of ${ROUNDS}`);
      for (const { module, times } of runs) {
        times.push((await runProgram<ImportTime>(options, "import-process.js", "time", module)).milliseconds);
      }
    }
    const results: PeerImport[] = [];
    for (const { peer, module, times } of runs) {
      const files = Object.values(
        await runProgram<ImportedFiles>(options, "import-process.js", "files", module),
      );
      results.push({
        peer: peer.name,
        files: files.length,
        bytes: files.reduce((sum, bytes) => sum + bytes, 0),
        milliseconds: summarize(times),
      });
    }
    return results;
  },
  tables: (peers) => [
    {
      title: "Loading what creates a client, in Node",
      headings: ["Client", "files", "kB", "CPU ms"],
      lines: peers.map(({ peer, files, bytes, milliseconds }) => [
        peer,
        String(files),
        (bytes / 1000).toFixed(1),
        formatSpread(milliseconds, 1),
      ]),
      notes: noteGaps("import"),
    },
  ],
};

/** The URL of a module that creates a client, next to what was generated, which becomes JavaScript file by file. */
async function makeModule(peer: Peer, { workspace, signal }: BenchmarkOptions): Promise<string> {
  const { folder } = await workspace.generate(peer, smallApi, signal);
  const { setUp, call } = programOf(peer, smallApi)!;
  await writeFile(join(folder, "client.ts"), `${setUp}\nexport const call = (id: string) => ${call};\n`);
  await build({
    absWorkingDir: folder,
    entryPoints: ["**/*.ts"],
    format: "esm",
    logLevel: "silent",
    outbase: folder,
    outdir: folder,
    target: "node20",
  });
  return pathToFileURL(join(folder, "client.js")).href;
}
