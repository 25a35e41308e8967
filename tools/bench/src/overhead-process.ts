// A process of its own for each measurement, so that what one peer has warmed up does not serve another:
// `overhead-process.js time|heap <module of fetch> <module of the peer>`.

/** What one call costs, and one of bare `fetch`, in turns: µs of the processor, or bytes of the heap. */
export interface Overhead {
  readonly bare: readonly number[];
  readonly peer: readonly number[];
}

type Call = (id: string) => Promise<unknown>;

const TURNS = 10;
const WARM_UP_TURNS = 15;

const [mode, bareModule = "", peerModule = ""] = process.argv.slice(2);
const answer = new TextEncoder().encode(
  `{"success":true,"data":{},"status":"stopped","sessionId":"ghost-1"}`,
);
const init = { headers: { "content-type": "application/json", "content-length": String(answer.length) } };
globalThis.fetch = () => Promise.resolve(new Response(answer, init));
const calls = { bare: await load(bareModule), peer: await load(peerModule) };
const [measure, times] = mode === "time" ? [measureTime, 300] : [measureHeap, 100];
const overhead: Record<keyof typeof calls, number[]> = { bare: [], peer: [] };
for (let turn = -WARM_UP_TURNS; turn < TURNS; turn += 1) {
  // Neither is always the second, who finds caches and memory as the first has left them.
  for (const name of turn % 2 === 0 ? (["bare", "peer"] as const) : (["peer", "bare"] as const)) {
    const measured = await measure(calls[name]);
    if (turn >= 0) overhead[name].push(measured);
  }
}
process.stdout.write(JSON.stringify(overhead satisfies Overhead));

async function load(module: string): Promise<Call> {
  return ((await import(module)) as { readonly call: Call }).call;
}

async function repeat(call: Call): Promise<void> {
  for (let index = 0; index < times; index += 1) await call("ghost-1");
}

/** Of the processor, not of the clock: nothing is waited for, and others may use the machine. */
async function measureTime(call: Call): Promise<number> {
  const start = process.cpuUsage();
  await repeat(call);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / times;
}

/** Nothing is collected in between, as the young generation is larger than what all calls take. */
async function measureHeap(call: Call): Promise<number> {
  globalThis.gc!();
  const before = process.memoryUsage().heapUsed;
  await repeat(call);
  return (process.memoryUsage().heapUsed - before) / times;
}
