import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { stopAll, type Target } from "@agent-stop/kill-switch";
import { type Fault, type SimulatedProvider, startSimulator } from "agent-stop-contract";
import { expect, test } from "vitest";
import { type Fleet, idOf, PROVIDERS, startFleet, targets } from "./fleet.js";

const EACH = 2_000;

test.each([
  // Each healthy provider answers once to each target, but for what was lost or refused.
  { confirm: false, most: { elizaos: 1.3, forboc: 1.3, foundry: 1.3, ghostly: 1.3 } },
  // Ghostly never says at once that a run is over: it takes a second request to know.
  { confirm: true, most: { elizaos: 1.3, forboc: 1.3, foundry: 1.3, ghostly: 2.6 } },
])(
  "10 000 targets, 5 % of answers lost, 5 % 503, one provider down: one result each, none wrong (confirm: $confirm)",
  { timeout: 600_000 },
  async ({ confirm, most }) => {
    const random = randomNumbers(1);
    const fault = (): Fault | undefined => {
      const number = random();
      return number < 0.05 ? "unanswered" : number < 0.1 ? "unavailable" : undefined;
    };
    await using fleet = await startFleet(fault);
    const down = await startSimulator("bctrl");
    await down.close();
    const target = targets((name) => (name === "bctrl" ? down : fleet.simulators[name]).baseUrl);
    for (const provider of PROVIDERS) {
      for (let n = 0; n < EACH; n += 1) fleet.simulators[provider].add(idOf(provider, n), "running");
    }

    const ends = new Map<string, string>();
    const counts: Record<string, number> = {};
    for await (const { provider, id, end, confirmed } of stopAll(mixed(target), {
      confirm,
      deadline: 120_000,
    })) {
      const { isRunning, wasStopped } = fleet.simulators[provider as SimulatedProvider].agent(id);
      if (confirmed && isRunning) throw new Error(`${id} runs, and the result says that it does not`);
      if (wasStopped && end === "failed")
        throw new Error(`${id} was stopped, and the result says that it failed`);
      if (ends.has(`${provider} ${id}`)) throw new Error(`${id} has two results`);
      ends.set(`${provider} ${id}`, end);
      counts[`${provider} ${end}`] = (counts[`${provider} ${end}`] ?? 0) + 1;
    }
    expect(ends.size).toBe(PROVIDERS.length * EACH);
    expect(counts["bctrl unconfirmed"]).toBe(EACH);
    for (const [provider, requests] of Object.entries(most)) {
      const { requestCount, violations } = fleet.simulators[provider as SimulatedProvider];
      expect(violations).toEqual([]);
      expect(requestCount / EACH, provider).toBeLessThanOrEqual(requests);
    }
  },
);

test("memory does not grow with the number of targets", { timeout: 600_000 }, async () => {
  const script = fileURLToPath(new URL("children/many.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script]);
  const { results, heap } = JSON.parse(stdout) as { results: number; heap: number[] };
  expect(results).toBe(100_000);
  expect(heap).toHaveLength(5);
  // What is held are the targets that were read ahead, fewer at the end. 16 bytes for each result would show.
  expect(Math.max(...heap) - heap[0]!).toBeLessThan(16 * 80_000);
});

/** One after the other of each provider. */
function* mixed(target: Fleet["target"]): Generator<Target> {
  for (let n = 0; n < EACH; n += 1) for (const provider of PROVIDERS) yield target(provider, n);
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
