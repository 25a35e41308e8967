import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";
import { type Attempt, CallError, isCallError, isTimeoutError } from "@agent-stop/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestClient, repeatableStop, settle, stopAgent } from "./api.js";
import { type FaultServer, serveFaults } from "./fault-server.js";
import { answerFaults } from "./faults/answer.js";
import { connectionFaults } from "./faults/connection.js";
import { credentialFaults } from "./faults/credential.js";
import { type Fault, REASON, SECRET } from "./faults/fault.js";
import { redirectFaults } from "./faults/redirect.js";
import { repetitionFaults } from "./faults/repetition.js";
import { statusFaults } from "./faults/status.js";
import { terminationFaults } from "./faults/termination.js";
import { answer, type Loopback } from "./loopback.js";

let other: Loopback;

beforeAll(async () => {
  other = await answer(200, '{"status":"stopped"}');
});

afterAll(() => other[Symbol.asyncDispose]());

const tables: Readonly<Record<string, (otherOrigin: () => string) => readonly Fault[]>> = {
  connection: connectionFaults,
  answer: answerFaults,
  status: statusFaults,
  redirect: redirectFaults,
  repetition: repetitionFaults,
  credential: credentialFaults,
  termination: terminationFaults,
};

const rows = Object.entries(tables).map(([about, list]) => [about, list(() => other.url)] as const);

test("the tables hold at least 80 faults, each with its own title", () => {
  const titles = rows.flatMap(([, faults]) => faults.map(({ fault }) => fault));
  expect(titles.length).toBeGreaterThanOrEqual(80);
  expect(titles).toEqual([...new Set(titles)]);
});

for (const [about, faults] of rows) {
  describe(about, () => {
    for (const fault of faults) test.concurrent(fault.fault, () => run(fault));
  });
}

async function run(fault: Fault): Promise<void> {
  const { replies, client: options, call, expected, repeatable, aborts, requests = 1 } = fault;
  const controller = new AbortController();
  let abortedAt = Number.NaN;
  const abort = (): void => {
    abortedAt = performance.now();
    controller.abort(REASON);
  };
  await using server = await serveFaults(replies, abort);
  const attempts: Attempt[] = [];
  const client = createTestClient({
    baseUrl: server.url,
    token: SECRET,
    ...options,
    onAttempt: (attempt) => {
      attempts.push(attempt);
      if (aborts === "in the wait" && attempt.wait !== undefined) setTimeout(abort, 30);
    },
  });
  const operation = repeatable ? repeatableStop : stopAgent;
  for (let earlier = 0; earlier < (fault.earlier ?? 0); earlier += 1) {
    expect(await settle(client, operation)).toEqual({ status: "stopped" });
    await delay(30);
    // Where the server has ended its side, the client is to know before the call.
    await waitUntil(() => [...server.connections].every((each) => !each.writableEnded || each.destroyed));
  }
  attempts.length = 0;

  if (aborts === "before") abort();
  const outcome = await settle(client, operation, { ...call, signal: controller.signal });
  const settledAt = performance.now();

  if (expected instanceof Error) expect(outcome).toBe(expected);
  else if ("result" in expected) expect(outcome).toEqual(expected.result);
  else {
    expect(outcome).toBeInstanceOf(CallError);
    expect(outcome).toMatchObject({ operation: "stopAgent", ...expected });
  }
  if (requests !== "a few") expect(server.requests).toHaveLength(requests);
  else expect(server.requests.length).toBeGreaterThan(1);
  if (fault.says !== undefined) expect(String(outcome)).toMatch(fault.says);

  if (isCallError(outcome)) {
    expect(Buffer.byteLength(outcome.message)).toBeLessThanOrEqual(2048);
    expect(outcome.message).not.toMatch(/[\p{Cc}\u2028\u2029?]/u);
    if (outcome.name !== "UsageError") expect(attempts).toHaveLength(outcome.attempts);
  }
  expectNoSecret([outcome, attempts, client]);
  expect(other.requests).toEqual([]);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  if (!Number.isNaN(abortedAt)) expect(settledAt - abortedAt).toBeLessThan(1_000);
  const isUnfinished = isTimeoutError(outcome) || (controller.signal.aborted && aborts === undefined);
  if (fault.closes || isUnfinished) await expectClosed(server);
  fault.check?.({ server, outcome });
}

/** Looks for eight characters of the credential in all that could be logged. */
function expectNoSecret(seen: readonly unknown[]): void {
  const texts = seen.flatMap((each) => [
    inspect(each, { depth: 9, showHidden: true }),
    JSON.stringify(each) ?? "",
    ...(each instanceof Error ? [each.message, String(each.stack), String(each)] : []),
  ]);
  const lines = texts.join("\n").toLowerCase().split("\n");
  const secret = SECRET.toLowerCase();
  const parts = Array.from({ length: secret.length - 7 }, (_, start) => secret.slice(start, start + 8));
  expect(lines.filter((line) => parts.some((part) => line.includes(part)))).toEqual([]);
}

async function expectClosed({ connections }: FaultServer): Promise<void> {
  const countOpen = (): number => [...connections].filter(({ destroyed }) => !destroyed).length;
  await waitUntil(() => countOpen() === 0);
  expect(countOpen()).toBe(0);
}

/** Waits for what has to come soon, 10 s at most. */
async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let wait = 0; wait < 1_000 && !isSo(); wait += 1) await delay(10);
}
