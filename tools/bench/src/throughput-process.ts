// `throughput-process.js <module of fetch> <module of the peer>`: both send to a server, in turns, 64 calls at a time.

/** Of each turn: requests in a second, and µs of the processor for a request, of this process alone. */
export interface Throughput {
  readonly bare: readonly Turn[];
  readonly peer: readonly Turn[];
}

export interface Turn {
  readonly perSecond: number;
  readonly microseconds: number;
}

type Call = (id: string) => Promise<unknown>;

const CONCURRENCY = 64;
const REQUESTS = 1_000;
const TURNS = 6;
const WARM_UP_TURNS = 2;

const [bareModule = "", peerModule = ""] = process.argv.slice(2);
const calls = { bare: await load(bareModule), peer: await load(peerModule) };
const throughput: Record<keyof typeof calls, Turn[]> = { bare: [], peer: [] };
for (let turn = -WARM_UP_TURNS; turn < TURNS; turn += 1) {
  // Neither is always the second, who finds connections and memory as the first has left them.
  for (const name of turn % 2 === 0 ? (["bare", "peer"] as const) : (["peer", "bare"] as const)) {
    const measured = await measure(calls[name]);
    if (turn >= 0) throughput[name].push(measured);
  }
}
process.stdout.write(JSON.stringify(throughput satisfies Throughput));
// Connections that are kept alive would keep the process.
process.exit();

async function load(module: string): Promise<Call> {
  return ((await import(module)) as { readonly call: Call }).call;
}

async function measure(call: Call): Promise<Turn> {
  let left = REQUESTS;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call("ghost-1");
    }
  };
  const start = performance.now();
  const usage = process.cpuUsage();
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const { user, system } = process.cpuUsage(usage);
  return {
    perSecond: (REQUESTS * 1000) / (performance.now() - start),
    microseconds: (user + system) / REQUESTS,
  };
}
