import type { Benchmark } from "./benchmark.js";
import { makeCallers, noteGaps } from "./callers.js";
import type { Overhead } from "./overhead-process.js";
import { runProgram } from "./program-run.js";
import type { RequestCount } from "./request-count-process.js";
import { compare, formatSpread, scale, type Spread, summarize } from "./spread.js";

/** What a call of one peer takes beyond one of bare `fetch`. */
interface PeerOverhead extends RequestCount {
  readonly peer: string;
  readonly timeRatio: Spread;
  readonly microseconds: Spread;
  readonly heapBytes: Spread;
}

/** How often each peer gets processes of its own; a compiler's luck differs between processes. */
const ROUNDS = 4;

// Nothing is collected while the heap is measured: all that is measured at once fits into the young generation.
const HEAP_OPTIONS = ["--expose-gc", "--min-semi-space-size=64", "--max-semi-space-size=64"];

export const overhead: Benchmark<readonly PeerOverhead[]> = {
  name: "overhead",
  about: "what a call takes beyond bare fetch, with a stub for the network: time, heap, Requests",
  method: `The network is a stub that answers at once, so that what is left is the client. Its time is that of the processor, with
all threads, in turns with bare \`fetch\` in the same process, and the difference is what counts: \`fetch\` itself takes some
10 to 30 µs of it. The line of \`fetch\` compares it with itself. Each client has processes of its own. The heap is counted while nothing is collected. "Requests" and
"clones" are objects that the client makes, and \`fetch\` would not.`,
  async run(options) {
    const callers = await makeCallers("overhead", "https://stub.example", options);
    const bare = callers[0]!.module;
    const runs = callers.map((caller) => ({ ...caller, time: [] as Overhead[], heap: [] as Overhead[] }));
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const { peer, module, time, heap } of runs) {
        options.onProgress(`round ${round} of ${ROUNDS}: ${peer.name}`);
        time.push(await runProgram(options, "overhead-process.js", "time", bare, module));
        const args = ["overhead-process.js", "heap", bare, module];
        // A count, but for what the compiler does meanwhile.
        if (round < 3) heap.push(await runProgram(options, ...HEAP_OPTIONS, ...args));
      }
    }
    const results: PeerOverhead[] = [];
    for (const { peer, module, time, heap } of runs) {
      const summarizeBy = (pairs: readonly Overhead[], by: (one: number, other: number) => number): Spread =>
        summarize(pairs.map((pair) => compare(pair.peer, pair.bare, by)));
      results.push({
        peer: peer.name,
        timeRatio: summarizeBy(time, (one, other) => one / other),
        microseconds: summarizeBy(time, (one, other) => one - other),
        heapBytes: summarizeBy(heap, (one, other) => one - other),
        ...(await runProgram<RequestCount>(options, "request-count-process.js", module)),
      });
    }
    return results;
  },
  charts: (peers) => [
    {
      name: "overhead",
      title: "µs that a call takes beyond bare fetch",
      bars: peers.slice(1).map(({ peer, microseconds }) => ({
        name: peer,
        value: microseconds.median,
        label: microseconds.median.toFixed(1),
        range: microseconds,
      })),
    },
  ],
  tables: (peers) => [
    {
      title: "One call beyond bare fetch, the network replaced by a stub",
      headings: ["Client", "× fetch", "µs more", "heap kB more", "Requests", "clones"],
      lines: peers.map(({ peer, timeRatio, microseconds, heapBytes, requests, clones }) => [
        peer,
        formatSpread(timeRatio, 2),
        formatSpread(microseconds, 1),
        formatSpread(scale(heapBytes, 1 / 1000), 1),
        String(requests),
        String(clones),
      ]),
      notes: noteGaps("overhead"),
    },
  ],
};
