import type { Attempt } from "@agent-stop/runtime";
import { send } from "@agent-stop/runtime/wire";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestClient, repeatableStop, stopAgent } from "./api.js";

const NOON = Date.parse("Sun, 22 Nov 2026 12:00:00 GMT");

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  // In the middle of what chance may add.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The waits before the next attempts, in ms, when each is answered like this; `undefined` for the last. */
async function readWaits(
  status: number,
  retryAfter: string | undefined,
  retries: number,
  operation = repeatableStop,
): Promise<readonly Attempt["wait"][]> {
  const waits: Attempt["wait"][] = [];
  const client = createTestClient({
    baseUrl: "http://127.0.0.1:2",
    token: "example-token",
    retries,
    fetch: () =>
      Promise.resolve(new Response("", { status, headers: retryAfter ? { "retry-after": retryAfter } : {} })),
    onAttempt: ({ wait }) => waits.push(wait),
  });
  const call = send(client, operation, { agentId: "agent-1" }, undefined).catch(() => {});
  await vi.runAllTimersAsync();
  await call;
  return waits;
}

test("waits twice as long each time, up to 8 s, times a random number from 0 to 1", async () => {
  expect(await readWaits(500, undefined, 7)).toEqual([125, 250, 500, 1_000, 2_000, 4_000, 4_000, undefined]);
});

test.each([
  ["0", 0],
  ["60", 60_000],
  ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
  ["Sunday, 22-Nov-26 12:00:30 GMT", 30_000],
  ["Sun Nov 22 12:00:30 2026", 30_000],
  ["Sun, 22 Nov 2026 12:00:00 GMT", 0],
])("waits as long as Retry-After: %s asks for, and a little more", async (retryAfter, ms) => {
  expect(await readWaits(503, retryAfter, 1, stopAgent)).toEqual([ms + 125, undefined]);
});

test.each(["61", "86400", "Sun, 22 Nov 2026 12:01:01 GMT"])(
  "sends nothing again after Retry-After: %s, as nobody waits for more than a minute",
  async (retryAfter) => {
    expect(await readWaits(503, retryAfter, 1)).toEqual([undefined]);
  },
);

test.each([
  "-1",
  "1.5",
  "1e3",
  "soon",
  "1 second",
  "2147484",
  "Sun, 22 Nov 2026 11:59:59 GMT",
  "2026-11-22T12:00:30Z",
])("takes Retry-After: %s for none", async (retryAfter) => {
  expect(await readWaits(503, retryAfter, 1)).toEqual([125, undefined]);
  expect(await readWaits(503, retryAfter, 1, stopAgent)).toEqual([undefined]);
});

test.each([408, 425, 429, 500, 502, 503, 504])("a %i is sent again where that is safe", async (status) => {
  expect(await readWaits(status, undefined, 1)).toEqual([125, undefined]);
});

test.each([301, 400, 401, 403, 404, 409, 422, 501, 505])("a %i stands", async (status) => {
  expect(await readWaits(status, undefined, 1)).toEqual([undefined]);
  expect(await readWaits(status, "1", 1)).toEqual([undefined]);
});

test("where sending again is not safe, only 429 is, and 503 that names a wait: nothing was done", async () => {
  expect(await readWaits(429, undefined, 1, stopAgent)).toEqual([125, undefined]);
  expect(await readWaits(503, "1", 1, stopAgent)).toEqual([1_125, undefined]);
  for (const status of [408, 425, 500, 502, 503, 504]) {
    expect(await readWaits(status, undefined, 1, stopAgent)).toEqual([undefined]);
  }
  for (const status of [408, 425, 500, 502, 504]) {
    expect(await readWaits(status, "1", 1, stopAgent)).toEqual([undefined]);
  }
});

test("a 500 that asks for 42 900 ms is no 429", async () => {
  vi.setSystemTime(NOON + 100);
  expect(await readWaits(500, "Sun, 22 Nov 2026 12:00:43 GMT", 1, stopAgent)).toEqual([undefined]);
});
