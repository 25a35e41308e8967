import { getEventListeners } from "node:events";
import { createForbocClient, stop as stopForboc } from "@agent-stop/forboc";
import { createTarget, type Result, stopAll, type Target } from "@agent-stop/kill-switch";
import { expect, test } from "vitest";
import { idOf, PROVIDERS, startFleet } from "./fleet.js";

const fast = { minDelay: 1, maxDelay: 5 };

test("stops the targets of all providers, one result each", async () => {
  await using fleet = await startFleet();
  const list = PROVIDERS.flatMap((provider) => [1, 2, 3].map((n) => fleet.target(provider, n)));
  for (const { provider, id } of list) fleet.simulators[provider as "forboc"].add(id, "running");
  const results = await collect(stopAll(list, { ...fast, confirm: true }));
  expect(names(results)).toEqual(names(list));
  expect(results.every(({ end }) => end === "confirmed")).toBe(true);
});

test("without `confirm`, each target gets its stop, and an answer that leaves it open is what there is", async () => {
  await using fleet = await startFleet();
  fleet.simulators.ghostly.add(idOf("ghostly", 1), "running");
  const results = await collect(stopAll([fleet.target("ghostly", 1)]));
  expect(results).toMatchObject([{ end: "unconfirmed", requests: 1, last: { outcome: "stopping" } }]);
});

test("a provider that does not answer holds up no other one, whatever stands first", async () => {
  await using fleet = await startFleet((provider) => (provider === "ghostly" ? "held" : undefined));
  const stuck = Array.from({ length: 500 }, (_, n) => fleet.target("ghostly", n));
  const others = Array.from({ length: 50 }, (_, n) => fleet.target("forboc", n));
  const controller = new AbortController();
  const results: Result[] = [];
  for await (const result of stopAll([...stuck, ...others], {
    deadline: 3_600_000,
    signal: controller.signal,
  })) {
    results.push(result);
    // What is held ends only now, so all of these have come before it.
    if (results.length === others.length) controller.abort();
  }
  expect(results.slice(0, 50).every(({ provider }) => provider === "forboc")).toBe(true);
  const ends = results.slice(50).map(({ end }) => end);
  expect(ends.filter((end) => end === "aborted")).toHaveLength(10);
  expect(ends.filter((end) => end === "not-sent")).toHaveLength(490);
});

test("targets that wait to be asked again leave their places to those that have not been sent yet", async () => {
  await using fleet = await startFleet();
  const list = Array.from({ length: 30 }, (_, n) => fleet.target("ghostly", n));
  for (const { id } of list) fleet.simulators.ghostly.add(id, "stubborn");
  const controller = new AbortController();
  const run = stopAll(list, {
    confirm: true,
    concurrency: 1,
    minDelay: 3_600_000,
    maxDelay: 3_600_000,
    deadline: 36_000_000,
    signal: controller.signal,
  });
  const results = collect(run);
  await expect.poll(() => fleet.simulators.ghostly.requestCount, { timeout: 60_000 }).toBe(30);
  controller.abort();
  expect((await results).map(({ end }) => end)).toEqual(Array.from({ length: 30 }, () => "aborted"));
});

test("keeps to the number of requests for each provider", async () => {
  let underway = 0;
  let most = 0;
  const forboc = createForbocClient({
    fetch: async () => {
      most = Math.max(most, (underway += 1));
      await new Promise((resolve) => setImmediate(resolve));
      underway -= 1;
      return Response.json({ status: "stopped" });
    },
  });
  const list = Array.from({ length: 100 }, (_, n) => forbocTarget(forboc, n));
  await collect(stopAll(list, { concurrency: 7 }));
  expect(most).toBe(7);
  most = 0;
  await collect(stopAll(list, { concurrency: 7, perProvider: { forboc: 3 } }));
  expect(most).toBe(3);
});

test("reads no more than 10 000 targets ahead of the results that are taken", async () => {
  const forboc = createForbocClient({ fetch: async () => Response.json({ status: "stopped" }) });
  let read = 0;
  async function* endless() {
    for (;;) yield forbocTarget(forboc, (read += 1));
  }
  let taken = 0;
  let most = 0;
  for await (const result of stopAll(endless())) {
    expect(result.end).toBe("confirmed");
    taken += 1;
    most = Math.max(most, read - taken);
    if (taken === 20_000) break;
  }
  expect(most).toBeLessThanOrEqual(10_000);
});

test("who takes no more results ends what is underway, and what is read", async () => {
  await using fleet = await startFleet();
  let isClosed = false;
  function* endless() {
    try {
      for (let n = 0; ; n += 1) yield fleet.target("forboc", n);
    } finally {
      isClosed = true;
    }
  }
  const controller = new AbortController();
  for await (const result of stopAll(endless(), { signal: controller.signal })) {
    expect(result.provider).toBe("forboc");
    break;
  }
  await expect.poll(() => isClosed, { timeout: 60_000 }).toBe(true);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test("values that are no targets are results, by their places", async () => {
  await using fleet = await startFleet();
  fleet.simulators.forboc.add("ghost-1", "running");
  const list = [undefined, fleet.target("forboc", 1), "ghost-2", { provider: "forboc", id: "3" }] as Target[];
  const results = await collect(stopAll(list));
  expect(results.map(({ id, end }) => `${id} ${end}`).toSorted()).toEqual([
    "#1 failed",
    "#3 failed",
    "#4 failed",
    "ghost-1 confirmed",
  ]);
});

test("what the targets throw comes last, when all that were read have their results", async () => {
  await using fleet = await startFleet();
  function* broken() {
    yield fleet.target("forboc", 1);
    yield fleet.target("forboc", 2);
    throw new Error("the file is cut");
  }
  const results: Result[] = [];
  const run = async () => {
    for await (const result of stopAll(broken())) results.push(result);
  };
  await expect(run()).rejects.toThrow("the file is cut");
  expect(names(results)).toEqual(["forboc ghost-1", "forboc ghost-2"]);
});

test("an abort before the start reads all targets, and sends nothing", async () => {
  await using fleet = await startFleet();
  const list = Array.from({ length: 100 }, (_, n) => fleet.target("bctrl", n));
  const results = await collect(stopAll(list, { signal: AbortSignal.abort() }));
  expect(results.map(({ end }) => end)).toEqual(Array.from({ length: 100 }, () => "not-sent"));
  expect(fleet.simulators.bctrl.requestCount).toBe(0);
});

test("tells each result to `onResult` when it is known; what that throws is ignored", async () => {
  await using fleet = await startFleet();
  const told: Result[] = [];
  const run = stopAll([fleet.target("forboc", 1), fleet.target("bctrl", 1)], {
    onResult: (result) => {
      told.push(result);
      throw new Error("a bug of the caller");
    },
  });
  expect(await collect(run)).toEqual(told);
});

test("refuses at once what is no number or no list", () => {
  expect(() => stopAll([], { concurrency: 0 })).toThrow("concurrency must be a number from 1");
  expect(() => stopAll([], { perProvider: { bctrl: Number.NaN } })).toThrow("perProvider.bctrl must be");
  expect(() => stopAll([], { deadline: "60" as never })).toThrow("deadline must be a number from 1");
  expect(() => stopAll(1 as never)).toThrow("targets must be an iterable or an async iterable");
});

async function collect(results: AsyncIterable<Result>): Promise<Result[]> {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
}

function names(list: readonly { readonly provider: string; readonly id: string }[]): string[] {
  return list.map(({ provider, id }) => `${provider} ${id}`).toSorted();
}

function forbocTarget(forboc: ReturnType<typeof createForbocClient>, n: number): Target {
  return createTarget(stopForboc, forboc, { sessionId: `ghost-${n}` });
}
