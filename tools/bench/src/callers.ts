import { smallApi } from "./api.js";
import type { BenchmarkOptions } from "./benchmark.js";
import { allPeers } from "./peers/all-peers.js";
import type { Peer } from "./peers/peer.js";
import { makeRunnable, programOf } from "./runnable.js";

/** A peer and a module of Node that exports `call`. */
export interface Caller {
  readonly peer: Peer;
  readonly module: string;
}

/** Each peer that has a place in a benchmark of calls; the first is bare `fetch` itself. */
export async function makeCallers(
  benchmark: string,
  server: string,
  { workspace, signal, onProgress }: BenchmarkOptions,
): Promise<readonly Caller[]> {
  const found: Caller[] = [];
  for (const peer of allPeers) {
    const program = programOf(peer, smallApi);
    if (program === undefined || peer.gaps?.[benchmark] !== undefined) continue;
    onProgress(`making ${peer.name}`);
    const { folder } = await workspace.generate(peer, smallApi, signal);
    found.push({ peer, module: await makeRunnable(program, folder, server) });
  }
  return found;
}

/** The gaps of a benchmark, as notes below its table. */
export function noteGaps(benchmark: string): readonly string[] {
  return allPeers.flatMap(({ name, gaps }) => {
    const reason = gaps?.[benchmark];
    return reason === undefined ? [] : [`${name} is left out: it ${reason}.`];
  });
}
