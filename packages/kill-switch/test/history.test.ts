import { stopAll } from "@agent-stop/kill-switch";
import { type Fault, FAULTS, type Life, type SimulatedProvider } from "agent-stop-contract";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { idOf, PROVIDERS, startFleet } from "./fleet.js";

interface History {
  readonly agents: readonly { provider: SimulatedProvider; life: Life; lingers: number }[];
  /** What goes wrong with each provider's requests, in their order; after these, nothing. */
  readonly faults: Readonly<Record<SimulatedProvider, readonly (Fault | undefined)[]>>;
  readonly force: boolean;
  readonly confirm: boolean;
  /** After how many results the caller aborts. */
  readonly abortAfter: number;
}

/** How a result may end for an agent that a request has stopped: never as a failure, and never as untouched. */
const HONEST = ["confirmed", "unconfirmed", "timed-out", "aborted"];

const faults = fc.array(
  // What is held costs its deadline: the tests of the deadline do that.
  fc.option(fc.constantFrom(...FAULTS.filter((fault) => fault !== "held")), { nil: undefined, freq: 2 }),
  { maxLength: 12 },
);

const history: fc.Arbitrary<History> = fc.record({
  agents: fc.array(
    fc.record({
      provider: fc.constantFrom(...PROVIDERS),
      life: fc.constantFrom<Life>("running", "running", "stopped", "gone", "refused", "stubborn"),
      lingers: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  faults: fc.record({ bctrl: faults, elizaos: faults, forboc: faults, foundry: faults, ghostly: faults }),
  force: fc.boolean(),
  confirm: fc.boolean(),
  abortAfter: fc.oneof(fc.constant(Infinity), fc.nat({ max: 6 })),
});

// One seed that is always the same, and one that never is; a counterexample is printed with its seed.
test.each([1, undefined])(
  "what is confirmed does not run, and what was stopped has not failed (seed %s)",
  async (seed) => {
    const script: Record<string, (Fault | undefined)[]> = {};
    await using fleet = await startFleet((provider) => script[provider]?.shift());
    let n = 0;
    const check = async ({ agents, faults: scripts, force, confirm, abortAfter }: History): Promise<void> => {
      for (const provider of PROVIDERS) script[provider] = [...scripts[provider]];
      // The clients and their budgets of repetitions are those of all runs: some runs have them spent, some don't.
      const targets = agents.map(({ provider, life, lingers }) => {
        n += 1;
        fleet.simulators[provider].add(idOf(provider, n), life, lingers);
        return fleet.target(provider, n);
      });
      const controller = new AbortController();
      if (abortAfter === 0) controller.abort();
      const { signal } = controller;
      const options = { force, confirm, signal, deadline: 500, minDelay: 1, maxDelay: 20 };
      const seen: string[] = [];
      for await (const { provider, id, end, confirmed } of stopAll(targets, options)) {
        seen.push(`${provider} ${id}`);
        if (seen.length === abortAfter) controller.abort();
        const { isRunning, wasStopped } = fleet.simulators[provider as SimulatedProvider].agent(id);
        expect(confirmed).toBe(end === "confirmed");
        if (confirmed) expect(isRunning).toBe(false);
        if (wasStopped) expect(HONEST).toContain(end);
      }
      expect(seen.toSorted()).toEqual(targets.map(({ provider, id }) => `${provider} ${id}`).toSorted());
    };
    const property = fc.asyncProperty(history, check);
    await fc.assert(property, { numRuns: 25, ...(seed !== undefined && { seed }) });
    for (const { violations } of Object.values(fleet.simulators)) expect(violations).toEqual([]);
  },
);
