import type { Attempt, CallOptions } from "@agent-stop/runtime";
import { send } from "@agent-stop/runtime/wire";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestClient, repeatableStop, settle, stopAgent, type TestOptions } from "./api.js";

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
  options?: CallOptions,
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
  const call = send(client, operation, { agentId: "agent-1" }, options).catch(() => {});
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
  "at Sun, 22 Nov 2026 12:00:30 GMT",
])("takes Retry-After: %s for none", async (retryAfter) => {
  expect(await readWaits(503, retryAfter, 1)).toEqual([125, undefined]);
  expect(await readWaits(503, retryAfter, 1, stopAgent)).toEqual([undefined]);
});

test.each(["Sun, 22 Nov 2026 12:00:30 GMT", "Sun Nov 22 12:00:30 2026"])(
  "takes the date %s for one of GMT, wherever it runs",
  async (retryAfter) => {
    const parse = vi.spyOn(Date, "parse");
    await readWaits(503, retryAfter, 1);
    expect(parse).toHaveBeenCalledWith(`${retryAfter.replace(" GMT", "")} GMT`);
  },
);

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

test("nothing is sent again that could not begin within the deadline", async () => {
  expect(await readWaits(500, undefined, 1, repeatableStop, { deadline: 125 })).toEqual([undefined]);
  expect(await readWaits(500, undefined, 1, repeatableStop, { deadline: 126 })).toEqual([125, undefined]);
});

test("of calls at once, exactly 20 are sent again", async () => {
  let requests = 0;
  const client = createTestClient({
    baseUrl: "http://127.0.0.1:2",
    token: "example-token",
    retries: 1,
    fetch: () => {
      requests += 1;
      return Promise.resolve(new Response("", { status: 500 }));
    },
  });
  const calls = Array.from({ length: 50 }, () => settle(client, repeatableStop));
  await vi.runAllTimersAsync();
  await Promise.all(calls);
  expect(requests).toBe(70);
});

/** Calls with a credential of the kind, answered with each status in turn; returns the outcome and how often it was sent. */
async function callWith(
  token: TestOptions["token"],
  statuses: readonly number[],
  retries: number,
  operation = repeatableStop,
): Promise<readonly [outcome: unknown, requests: number]> {
  let requests = 0;
  const client = createTestClient({
    baseUrl: "http://127.0.0.1:2",
    token,
    retries,
    fetch: () => Promise.resolve(new Response(null, { status: statuses[requests++] ?? 204 })),
  });
  const call = settle(client, operation);
  await vi.runAllTimersAsync();
  return [await call, requests];
}

test("a 401 is answered with a renewed credential, once, whatever retries says", async () => {
  expect(await callWith(() => "example-token", [401], 0, stopAgent)).toEqual([undefined, 2]);
  const [outcome, requests] = await callWith(() => "example-token", [401, 401], 2, stopAgent);
  expect(outcome).toMatchObject({ name: "HttpError", status: 401, attempts: 2 });
  expect(requests).toBe(2);
});

test("a renewed credential takes nothing from the retries", async () => {
  expect(await callWith(() => "example-token", [401, 500], 1)).toEqual([undefined, 3]);
  expect(await callWith(() => "example-token", [500, 401], 1)).toEqual([undefined, 3]);
});

test("no other status renews a credential, and no 401 one that can't change", async () => {
  expect((await callWith(() => "example-token", [403], 2, stopAgent))[1]).toBe(1);
  expect((await callWith("example-token", [401], 2, stopAgent))[1]).toBe(1);
});

test("a 500 that asks for 42 900 ms is no 429", async () => {
  vi.setSystemTime(NOON + 100);
  expect(await readWaits(500, "Sun, 22 Nov 2026 12:00:43 GMT", 1, stopAgent)).toEqual([undefined]);
});
