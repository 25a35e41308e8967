import { createElizaosClient, stop as stopElizaos } from "@agent-stop/elizaos";
import { createForbocClient, stop as stopForboc } from "@agent-stop/forboc";
import { createTarget, type Progress, stopAndConfirm, type Target } from "@agent-stop/kill-switch";
import type { Fault } from "agent-stop-contract";
import { expect, test } from "vitest";
import { idOf, PROVIDERS, startFleet } from "./fleet.js";

/** Waits are of no interest to these tests. */
const fast = { minDelay: 1, maxDelay: 5 };

test.each(PROVIDERS)("stops a running agent of %s, and says so", async (provider) => {
  await using fleet = await startFleet();
  fleet.simulators[provider].add(idOf(provider, 1), "running");
  const result = await stopAndConfirm(fleet.target(provider, 1), fast);
  expect(result).toMatchObject({
    provider,
    id: idOf(provider, 1),
    end: "confirmed",
    confirmed: true,
    confirmedBy: "provider",
  });
  expect(fleet.simulators[provider].agent(idOf(provider, 1)).isRunning).toBe(false);
  expect(fleet.simulators[provider].violations).toEqual([]);
});

test("asks a provider again, where that tells, until it is over", async () => {
  await using fleet = await startFleet();
  fleet.simulators.ghostly.add(idOf("ghostly", 1), "running", 3);
  const progress: Progress[] = [];
  const result = await stopAndConfirm(fleet.target("ghostly", 1), {
    ...fast,
    onProgress: (each) => progress.push(each),
  });
  expect(progress.map(({ answer }) => answer.outcome)).toEqual([
    "stopping",
    "stopping",
    "stopping",
    "already-stopped",
  ]);
  expect(result).toMatchObject({ end: "confirmed", requests: 4 });
  expect(result.last).not.toHaveProperty("earlierAttemptUnknown");
});

test("does not ask a provider again where that does not tell", async () => {
  await using fleet = await startFleet();
  fleet.simulators.bctrl.add(idOf("bctrl", 1), "running", 3);
  const result = await stopAndConfirm(fleet.target("bctrl", 1), fast);
  expect(result).toMatchObject({
    end: "failed",
    requests: 1,
    last: { outcome: "still-running", status: 200 },
  });
});

test("asks the caller's probe where the provider leaves open whether it is over", async () => {
  await using fleet = await startFleet();
  fleet.simulators.bctrl.add(idOf("bctrl", 1), "stubborn");
  const answers = [false, false, true];
  const result = await stopAndConfirm(fleet.target("bctrl", 1), { ...fast, probe: () => answers.shift()! });
  expect(result).toMatchObject({ end: "confirmed", confirmedBy: "probe", requests: 1 });
  expect(result.last).toMatchObject({ outcome: "still-running" });
});

test("what a probe throws is not an answer; a deadline ends that, with the last state and the last reason", async () => {
  const target = elizaosTarget([], [{ success: false, error: "Graceful shutdown timed out" }]);
  const probe = () => Promise.reject(new Error("the database is away"));
  const result = await stopAndConfirm(target, { ...fast, deadline: 2_000, probe });
  expect(result).toMatchObject({
    end: "timed-out",
    confirmed: false,
    requests: 1,
    last: { outcome: "still-running" },
    error: new Error("the database is away"),
  });
});

test("a deadline that leaves no time to ask again ends it, with the last state", async () => {
  await using fleet = await startFleet();
  fleet.simulators.ghostly.add(idOf("ghostly", 1), "stubborn");
  const options = { minDelay: 60_000, maxDelay: 60_000, deadline: 60_000 };
  const result = await stopAndConfirm(fleet.target("ghostly", 1), options);
  expect(result).toMatchObject({
    end: "timed-out",
    confirmed: false,
    requests: 1,
    last: { outcome: "stopping" },
  });
});

test("a deadline bounds a request that gets no answer", async () => {
  await using fleet = await startFleet(() => "held");
  const result = await stopAndConfirm(fleet.target("foundry", 1), { ...fast, deadline: 100 });
  expect(result).toMatchObject({ end: "timed-out", requests: 1, last: { outcome: "unknown" } });
});

test("a lost answer, then that it is over: confirmed, and marked", async () => {
  const faults: (Fault | undefined)[] = ["failing", "failing", "failing"];
  await using fleet = await startFleet(() => faults.shift());
  fleet.simulators.forboc.add(idOf("forboc", 1), "running");
  const result = await stopAndConfirm(fleet.target("forboc", 1), fast);
  expect(result).toMatchObject({
    end: "confirmed",
    requests: 4,
    last: { outcome: "already-stopped", earlierAttemptUnknown: true },
  });
});

test("a lost answer, then that nothing is found: not failed, as the lost request may have ended it", async () => {
  const faults: (Fault | undefined)[] = ["unanswered"];
  await using fleet = await startFleet(() => faults.shift());
  fleet.simulators.foundry.add(idOf("foundry", 1), "running");
  const result = await stopAndConfirm(fleet.target("foundry", 1), fast);
  expect(result).toMatchObject({ end: "unconfirmed", requests: 2, last: { outcome: "not-found" } });
});

test("what the provider says of an agent that it does not know, or refuses to stop, is a failure", async () => {
  await using fleet = await startFleet();
  for (const provider of PROVIDERS) {
    fleet.simulators[provider].add(idOf(provider, 2), "refused");
    const gone = await stopAndConfirm(fleet.target(provider, 1), fast);
    expect(gone).toMatchObject({ end: "failed", last: { outcome: "not-found" }, requests: 1 });
    const refused = await stopAndConfirm(fleet.target(provider, 2), fast);
    expect(refused).toMatchObject({ end: "failed", last: { outcome: "failed" }, requests: 1 });
  }
});

test("sends it again to a provider that has had too many requests, however often", async () => {
  const faults: (Fault | undefined)[] = Array.from({ length: 7 }, () => "limited");
  await using fleet = await startFleet(() => faults.shift());
  fleet.simulators.bctrl.add(idOf("bctrl", 1), "running");
  const result = await stopAndConfirm(fleet.target("bctrl", 1), fast);
  expect(result).toMatchObject({ end: "confirmed", requests: 8, last: { outcome: "stopped" } });
});

test("a run that a restart has orphaned is over, and marked", async () => {
  const faults: (Fault | undefined)[] = [undefined, "restart"];
  await using fleet = await startFleet(() => faults.shift());
  fleet.simulators.ghostly.add(idOf("ghostly", 1), "running", 9);
  const result = await stopAndConfirm(fleet.target("ghostly", 1), fast);
  expect(result).toMatchObject({ end: "confirmed", last: { outcome: "stopped", stale: true } });
});

test("a graceful stop has to fit into the deadline, and says so to the provider", async () => {
  const bodies: string[] = [];
  const target = elizaosTarget(bodies, [{ success: false, error: "Graceful shutdown timed out" }]);
  const result = await stopAndConfirm(target, { ...fast, deadline: 10_000 });
  expect(result).toMatchObject({ end: "failed", last: { outcome: "still-running" } });
  expect(result).not.toHaveProperty("forced");
  const { timeout } = JSON.parse(bodies[0]!) as { timeout: number };
  expect(timeout).toBeGreaterThan(0);
  expect(timeout).toBeLessThanOrEqual(8_000);
});

test("a forced stop follows a graceful one that failed, within the same deadline", async () => {
  await using fleet = await startFleet();
  fleet.simulators.elizaos.add(idOf("elizaos", 1), "stubborn");
  const progress: (readonly [string, boolean])[] = [];
  const result = await stopAndConfirm(fleet.target("elizaos", 1), {
    ...fast,
    force: true,
    onProgress: ({ answer, forced }) => progress.push([answer.outcome, forced]),
  });
  expect(progress).toEqual([
    ["still-running", false],
    ["stopped", true],
  ]);
  expect(result).toMatchObject({ end: "confirmed", forced: true, requests: 2 });
});

test("a forced stop follows a graceful one that ran out", async () => {
  const faults: (Fault | undefined)[] = ["held"];
  await using fleet = await startFleet(() => faults.shift());
  fleet.simulators.elizaos.add(idOf("elizaos", 1), "stubborn");
  const result = await stopAndConfirm(fleet.target("elizaos", 1), { ...fast, force: true, deadline: 12_000 });
  expect(result).toMatchObject({ end: "confirmed", forced: true, requests: 2 });
});

test("no forced stop is sent where the graceful one worked, or where there is nothing to stop", async () => {
  await using fleet = await startFleet();
  fleet.simulators.elizaos.add(idOf("elizaos", 1), "running");
  for (const [n, end] of [
    [1, "confirmed"],
    [2, "failed"],
  ] as const) {
    const result = await stopAndConfirm(fleet.target("elizaos", n), { ...fast, force: true });
    expect(result).toMatchObject({ end, requests: 1 });
    expect(result).not.toHaveProperty("forced");
  }
});

test("an abort ends it at once: not sent where nothing was, aborted where something was", async () => {
  const never = await stopAndConfirm(elizaosTarget([], []), { signal: AbortSignal.abort() });
  expect(never).toMatchObject({ end: "not-sent", requests: 0 });

  await using fleet = await startFleet();
  fleet.simulators.ghostly.add(idOf("ghostly", 1), "stubborn");
  const controller = new AbortController();
  const result = await stopAndConfirm(fleet.target("ghostly", 1), {
    minDelay: 60_000,
    maxDelay: 60_000,
    deadline: 600_000,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  expect(result).toMatchObject({ end: "aborted", requests: 1, last: { outcome: "stopping" } });
});

test("what can't be sent as it is written has failed, and says why", async () => {
  const target = createTarget(stopForboc, createForbocClient(), { sessionId: ".." });
  const result = await stopAndConfirm(target);
  expect(result).toMatchObject({ end: "failed", requests: 0, error: { name: "UsageError" } });
});

test("refuses what is no target, and times that are none", async () => {
  await expect(stopAndConfirm({ provider: "forboc", id: "1" } as never)).rejects.toThrow(TypeError);
  await expect(stopAndConfirm(elizaosTarget([], []), { deadline: 0 })).rejects.toThrow(RangeError);
  await expect(stopAndConfirm(elizaosTarget([], []), { minDelay: 9, maxDelay: 8 })).rejects.toThrow(
    RangeError,
  );
});

/** An agent of a provider that answers with these bodies, and keeps what is sent to it. */
function elizaosTarget(sent: string[], answers: readonly object[]): Target {
  const left = [...answers];
  const elizaos = createElizaosClient({
    fetch: async (_, { body }) => {
      sent.push(body as string);
      return Response.json(left.shift(), { status: 422 });
    },
  });
  return createTarget(stopElizaos, elizaos, { agentId: idOf("elizaos", 1) });
}
