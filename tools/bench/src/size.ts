import type { BuildFailure } from "esbuild";
import { type Api, largeApi, smallApi } from "./api.js";
import type { Behaviour } from "./behaviour-process.js";
import type { Benchmark, BenchmarkOptions } from "./benchmark.js";
import { type Bundle, bundle } from "./bundle.js";
import { allPeers } from "./peers/all-peers.js";
import type { Peer } from "./peers/peer.js";
import { runProgram } from "./program-run.js";
import { makeRunnable, programOf } from "./runnable.js";
import { formatCount, quote, type Table } from "./table.js";
import { measureTypeCost } from "./type-cost.js";
import { writeCalls } from "./user-code.js";

type Bytes = Omit<Bundle, "parts">;

interface PeerSize {
  readonly peer: string;
  readonly small: Bytes;
  /** Where there are none, why. */
  readonly large: Bytes | string;
  /** What it does when things go wrong; where that can't be seen, why. */
  readonly behaviour: Behaviour | string;
  /** Whether the type checker knows the code of a declared error. */
  readonly hasTypedErrors: boolean;
}

const ONE_API = "is a client of one API";

export const size: Benchmark<readonly PeerSize[]> = {
  name: "size",
  about: "a browser bundle with one call, of one operation and of 1,223; and what the bytes do",
  method: `What a browser loads: bundled and minified by esbuild, then compressed. "Lacks" was seen, not read: the same call of each
client, when the server is silent for an hour (time limit), answers once with 503 (repetition), with 404 and an error as JSON (error
thrown) or with 200 and a page of HTML (content checked), and when what is to be stopped is called \`a/b?c\` (path encoded) or
\`..\`. Errors are typed where \`tsc\` knows the type of a declared error's code.`,
  async run(options) {
    const results: PeerSize[] = [];
    for (const peer of allPeers) {
      if (programOf(peer, smallApi) === undefined) continue;
      options.onProgress(peer.name);
      results.push({
        peer: peer.name,
        small: await measure(peer, smallApi, options),
        large: programOf(peer, largeApi)
          ? await measure(peer, largeApi, options).catch((error: Error) => {
              options.signal.throwIfAborted();
              return quote(reasonOf(error));
            })
          : ONE_API,
        hasTypedErrors: await hasTypedErrors(peer, options),
        behaviour: peer.gaps?.["overhead"] ?? (await observe(peer, options)),
      });
    }
    return results;
  },
  charts: (peers) => [
    {
      name: "size",
      title: "Bytes of a bundle with one call, minified, with gzip; without the SDKs",
      // They would leave the others a hair's breadth.
      bars: peers
        .slice(1)
        .filter(({ large }) => large !== ONE_API)
        .map(({ peer, small: { gzipBytes } }) => ({
          name: peer,
          value: gzipBytes,
          label: formatCount(gzipBytes),
        })),
    },
  ],
  headline: (peers) => {
    const ours = peers.find(({ peer }) => peer === "agent-stop")!;
    const equals = peers.filter(({ peer, behaviour }) => {
      return (
        peer !== "agent-stop" && typeof behaviour !== "string" && behaviour.timesOut && behaviour.repeats
      );
    });
    const [next] = equals.toSorted((one, other) => one.small.gzipBytes - other.small.gzipBytes);
    const beside = next
      ? `the smallest other client with time limits and repetitions is ${next.peer}, with ${formatCount(next.small.gzipBytes)}`
      : "no other client here has time limits and repetitions";
    return `**${formatCount(ours.small.gzipBytes)} bytes** (gzip) in a bundle for a client and one call; ${beside}.`;
  },
  tables: (peers) => [
    tabulate("One call of an API with one operation, in a browser bundle", peers, ({ small }) => small),
    tabulate("One call of an API with 1,223 operations, in a browser bundle", peers, ({ large }) => large),
  ],
};

async function measure(peer: Peer, api: Api, { workspace, signal }: BenchmarkOptions): Promise<Bytes> {
  const { folder } = await workspace.generate(peer, api, signal);
  const { parts: _, ...bytes } = await bundle(writeCalls(programOf(peer, api)!, 1), folder);
  return bytes;
}

/** A bundler's message names folders of this machine; its first error does not. */
function reasonOf(error: Error & Partial<Pick<BuildFailure, "errors">>): string {
  return error.errors?.[0]?.text ?? error.message;
}

async function observe(peer: Peer, options: BenchmarkOptions): Promise<Behaviour> {
  const { folder } = await options.workspace.generate(peer, smallApi, options.signal);
  const module = await makeRunnable(programOf(peer, smallApi)!, folder, "https://stub.example");
  return runProgram(options, "behaviour-process.js", module);
}

async function hasTypedErrors(peer: Peer, { workspace, signal }: BenchmarkOptions): Promise<boolean> {
  if (peer.typedError === undefined) return false;
  const { folder } = await workspace.generate(peer, smallApi, signal);
  // `any` would be anything.
  const claim =
    "const known: 0 extends 1 & typeof code ? never : string | null | undefined = code;\nconsole.log(known);";
  const code = `${programOf(peer, smallApi)!.setUp}\nconst id: string = "ghost-1";\n${peer.typedError}\n${claim}\n`;
  return (await measureTypeCost(code, folder, { signal })).errors === 0;
}

function tabulate(
  title: string,
  peers: readonly PeerSize[],
  choose: (peer: PeerSize) => Bytes | string,
): Table {
  const notes: string[] = [];
  const limit = choose(peers.find(({ peer }) => peer === "agent-stop")!) as Bytes;
  const lines = peers.map((peer) => {
    const bytes = choose(peer);
    const lacks = listLacks(peer);
    if (typeof bytes !== "string") {
      const { gzipBytes, brotliBytes } = bytes;
      const ratio = (gzipBytes / limit.gzipBytes).toFixed(2);
      return [peer.peer, ratio, ...[gzipBytes, brotliBytes, bytes.bytes].map(formatCount), lacks];
    }
    notes.push(`${peer.peer}: ${bytes}`);
    return [peer.peer, "-", "-", "-", "-", lacks];
  });
  return { title, headings: ["Client", "÷ ours", "gzip", "brotli", "minified", "lacks"], lines, notes };
}

function listLacks({ behaviour, hasTypedErrors: isTyped }: PeerSize): string {
  const lacks =
    typeof behaviour === "string"
      ? [`not seen: ${behaviour}`]
      : [
          !behaviour.timesOut && "time limit",
          !behaviour.repeats && "repetition",
          !behaviour.throwsOnError && "error thrown",
          !behaviour.checksContent && "content checked",
          !behaviour.encodesPath && "path encoded",
          !behaviour.keepsPath && "`..` refused",
        ];
  return [!isTyped && "typed errors", ...lacks].filter((lack) => lack !== false).join(", ");
}
