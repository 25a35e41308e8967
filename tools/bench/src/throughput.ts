import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.js";
import { makeCallers, noteGaps } from "./callers.js";
import { runProgram } from "./program-run.js";
import { compare, formatSpread, type Spread, summarize } from "./spread.js";
import type { Throughput, Turn } from "./throughput-process.js";

interface PeerThroughput {
  readonly peer: string;
  /** Requests in a second, by those of bare `fetch`. */
  readonly ratio: Spread;
  /** Time of the client's processor for a request, by that of bare `fetch`. */
  readonly processorRatio: Spread;
  readonly perSecond: number;
}

const ROUNDS = 3;

export const throughput: Benchmark<readonly PeerThroughput[]> = {
  name: "throughput",
  about: "requests in a second over loopback, 64 at a time, beside bare fetch",
  method: `The server has a process of its own and answers with 70 bytes of JSON. In turns with bare \`fetch\`, in one process for each
client.`,
  async run(options) {
    await using server = await startServer();
    const callers = await makeCallers("throughput", `http://127.0.0.1:${server.port}`, options);
    const bare = callers[0]!.module;
    const runs = callers.map((caller) => ({ ...caller, pairs: [] as Throughput[] }));
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const { peer, module, pairs } of runs) {
        options.onProgress(`round ${round} of ${ROUNDS}: ${peer.name}`);
        pairs.push(await runProgram(options, "throughput-process.js", bare, module));
      }
    }
    return runs.map(({ peer, pairs }) => {
      const summarizeBy = (show: (turn: Turn) => number): Spread =>
        summarize(
          pairs.map((pair) => compare(pair.peer.map(show), pair.bare.map(show), (one, other) => one / other)),
        );
      return {
        peer: peer.name,
        ratio: summarizeBy(({ perSecond }) => perSecond),
        processorRatio: summarizeBy(({ microseconds }) => microseconds),
        perSecond: summarize(pairs.flatMap((pair) => pair.peer.map(({ perSecond }) => perSecond))).median,
      };
    });
  },
  charts: (peers) => [
    {
      name: "throughput",
      title: "Requests in a second over loopback, by those of bare fetch",
      bars: peers.slice(1).map(({ peer, ratio }) => ({
        name: peer,
        value: ratio.median,
        label: ratio.median.toFixed(2),
        range: ratio,
      })),
    },
  ],
  headline: (peers) => {
    const of = (name: string): string => peers.find(({ peer }) => peer === name)!.ratio.median.toFixed(2);
    return `**${of("agent-stop")} of the requests per second** of bare \`fetch\`, over loopback, 64 at a time; openapi-fetch alone: ${of("openapi-fetch")}.`;
  },
  tables: (peers) => [
    {
      title: "Loopback, 64 calls at a time",
      headings: ["Client", "requests/s ÷ fetch", "CPU ÷ fetch", "requests/s"],
      lines: peers.map(({ peer, ratio, processorRatio, perSecond }) => [
        peer,
        formatSpread(ratio, 2),
        formatSpread(processorRatio, 2),
        perSecond.toFixed(0),
      ]),
      notes: noteGaps("throughput"),
    },
  ],
};

async function startServer(): Promise<{ readonly port: string } & AsyncDisposable> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "loopback-server.js")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  // From now on: Ctrl-C ends it as well, before it is told to.
  const closed = once(child, "close");
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return {
    port: String(port).trim(),
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await closed;
    },
  };
}
