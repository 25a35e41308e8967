import { type Api, largeApi, smallApi } from "./api.js";
import type { Benchmark, BenchmarkOptions } from "./benchmark.js";
import { allPeers } from "./peers/all-peers.js";
import type { Peer } from "./peers/peer.js";
import { programOf } from "./runnable.js";
import { formatCount, quote, type Table } from "./table.js";
import { declare, measureTypeCost, type TypeCost } from "./type-cost.js";
import { writeCalls } from "./user-code.js";

interface PeerTypes {
  readonly peer: string;
  readonly one: Costs;
  readonly fifty: Costs;
  /** Of one call of the large API; where there is none, why. */
  readonly large: Costs | string;
}

interface Costs {
  /** For who installs a package. */
  readonly declarations: TypeCost;
  /** For who keeps what is generated in a project; undefined where nothing is. */
  readonly sources: TypeCost | undefined;
}

export const types: Benchmark<readonly PeerTypes[]> = {
  name: "types",
  about: "what the type checker does for one call and for 50: instantiations, types, memory",
  method: `As \`tsc --extendedDiagnostics\` says, with \`strict\` and \`skipLibCheck\`. Instantiations and types are counts, the same each
time. Memory and time are mostly those of what is loaded, the platform's own types included. What is generated is measured
twice: as declarations, for who installs it as a package, which is how ours is used; and as sources, for who keeps it in a
project, where the type checker checks it too.`,
  async run(options) {
    const results: PeerTypes[] = [];
    for (const peer of allPeers) {
      if (programOf(peer, smallApi) === undefined) continue;
      options.onProgress(peer.name);
      const [one, fifty] = await measure(peer, smallApi, [1, 50], options);
      const large = programOf(peer, largeApi)
        ? await measure(peer, largeApi, [1], options).catch((error: Error) => {
            options.signal.throwIfAborted();
            return [quote(error.message)];
          })
        : ["is a client of one API"];
      results.push({ peer: peer.name, one: one!, fifty: fifty!, large: large[0]! });
    }
    return results;
  },
  charts: (peers) => [
    {
      name: "types",
      title: "Type instantiations for 50 calls of an installed package",
      isLogarithmic: true,
      bars: peers.slice(1).map(({ peer, fifty: { declarations } }) => ({
        name: peer,
        value: declarations.instantiations,
        label: formatCount(declarations.instantiations),
      })),
    },
  ],
  headline: (peers) => {
    const of = (name: string): readonly string[] => {
      const { one, fifty } = peers.find(({ peer }) => peer === name)!;
      return [one, fifty].map(({ declarations }) => formatCount(declarations.instantiations));
    };
    const [one, fifty] = of("agent-stop");
    return `**${one} type instantiations** for one call, ${fifty} for 50; openapi-fetch alone: ${of("openapi-fetch").join(" and ")}.`;
  },
  tables: (peers) => [
    tabulate("One call", peers, ({ one }) => one),
    tabulate("50 calls", peers, ({ fifty }) => fifty),
    tabulate("One call of an API with 1,223 operations", peers, ({ large }) => large),
  ],
};

async function measure(
  peer: Peer,
  api: Api,
  counts: readonly number[],
  { workspace, signal }: BenchmarkOptions,
): Promise<readonly Costs[]> {
  const { folder } = await workspace.generate(peer, api, signal);
  const program = programOf(peer, api)!;
  const declared = peer.generation && (await declare(writeCalls(program, 1), folder, signal));
  const costs: Costs[] = [];
  for (const count of counts) {
    const code = writeCalls(program, count);
    const given = await measureTypeCost(code, folder, { signal });
    costs.push(
      declared === undefined
        ? { declarations: given, sources: undefined }
        : { declarations: await measureTypeCost(code, declared, { signal }), sources: given },
    );
  }
  return costs;
}

function tabulate(
  title: string,
  peers: readonly PeerTypes[],
  choose: (peer: PeerTypes) => Costs | string,
): Table {
  const notes: string[] = [];
  const lines = peers.map((each) => {
    const costs = choose(each);
    if (typeof costs === "string") notes.push(`${each.peer}: ${costs}`);
    const { declarations, sources } = typeof costs === "string" ? {} : costs;
    const error = declarations?.firstError ?? sources?.firstError;
    if (error !== undefined) notes.push(`${each.peer}: ${quote(error)}`);
    return [each.peer, ...show(declarations), ...show(sources)];
  });
  const figures = ["instantiations", "types", "MB", "s", "errors"];
  return {
    title,
    headings: ["Client", ...figures, ...figures.map((name) => `sources: ${name}`)],
    lines,
    notes,
  };
}

function show(cost: TypeCost | undefined): readonly string[] {
  if (cost === undefined) return ["-", "-", "-", "-", "-"];
  const { instantiations, types: count, megabytes, seconds, errors } = cost;
  return [
    formatCount(instantiations),
    formatCount(count),
    megabytes.toFixed(0),
    seconds.toFixed(2),
    formatCount(errors),
  ];
}
