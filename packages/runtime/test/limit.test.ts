import { send, serverWait } from "@agent-stop/runtime/wire";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createTestClient, repeatableStop, settle, stopAgent, type TestOptions, waitingStop } from "./api.js";
import { answer } from "./loopback.js";

type Fetch = NonNullable<TestOptions["fetch"]>;

/** A `fetch` that answers after `ms`, and cares for no signal. */
function later(ms: number, status = 200): Fetch {
  return () =>
    new Promise((resolve) => setTimeout(() => resolve(Response.json({ status: "stopped" }, { status })), ms));
}

function clientWith(options: TestOptions): ReturnType<typeof createTestClient> {
  return createTestClient({ baseUrl: "http://127.0.0.1:2", token: "example-token", ...options });
}

const STOPPED = { status: "stopped" };

const WRONG_VALUES: readonly (readonly [option: string, values: readonly unknown[]])[] = [
  ["timeout", [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "5000", {}, true]],
  ["deadline", [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "5000", {}, true]],
  ["retries", [-1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "2", {}, true]],
  ["maxResponseBytes", [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1024", {}, true]],
];

describe.each(WRONG_VALUES)("the option %s of a client", (option, values) => {
  test.each(values)("is refused when it is %s", (value) => {
    const create = (): unknown => clientWith({ [option]: value });
    expect(create).toThrow(expect.objectContaining({ name: "UsageError", attempts: 0 }));
    expect(create).toThrow(option);
  });
});

describe.each(WRONG_VALUES.slice(0, 3))("the option %s of a call", (option, values) => {
  test.each(values)("is refused when it is %s, and nothing is sent", async (value) => {
    await using server = await answer(200, "{}");
    const client = clientWith({ baseUrl: server.url });
    const error = await settle(client, stopAgent, { [option]: value });
    expect(error).toMatchObject({ name: "UsageError", attempts: 0 });
    expect(String(error)).toContain(option);
    expect(server.requests).toHaveLength(0);
  });
});

describe("a call's own option", () => {
  test("shortens the client's timeout", async () => {
    const client = clientWith({ timeout: 60_000, fetch: later(2_000) });
    const error = await settle(client, stopAgent, { timeout: 50 });
    expect(error).toMatchObject({ name: "TimeoutError", limit: 50, attempts: 1 });
  });

  test("extends the client's timeout", async () => {
    const client = clientWith({ timeout: 50, fetch: later(200) });
    expect(await settle(client, stopAgent, { timeout: 10_000 })).toEqual(STOPPED);
    expect(await settle(client)).toMatchObject({ name: "TimeoutError", limit: 50 });
    expect(await settle(client, stopAgent, { timeout: undefined })).toMatchObject({ limit: 50 });
  });

  test("wins over the client's retries", async () => {
    const client = clientWith({ retries: 0, fetch: later(0, 500) });
    expect(await settle(client, repeatableStop)).toMatchObject({ status: 500, attempts: 1 });
    expect(await settle(client, repeatableStop, { retries: 1 })).toMatchObject({ status: 500, attempts: 2 });
  });

  test("wins over the client's deadline", async () => {
    const client = clientWith({ deadline: 50, fetch: later(200) });
    expect(await settle(client, stopAgent, { deadline: 10_000 })).toEqual(STOPPED);
    expect(await settle(client)).toMatchObject({ name: "TimeoutError", limit: 50 });
  });
});

test("a timeout and a deadline at once: what runs out first is named", async () => {
  const client = clientWith({ fetch: later(2_000) });
  const first = await settle(client, stopAgent, { timeout: 50, deadline: 5_000 });
  expect(first).toMatchObject({ name: "TimeoutError", limit: 50 });
  expect(String(first)).toMatch(/timeout/);
  const second = await settle(client, stopAgent, { timeout: 5_000, deadline: 50 });
  expect(second).toMatchObject({ name: "TimeoutError", limit: 50 });
  expect(String(second)).toMatch(/deadline/);
});

test("the longest timeout and deadline do not fire at once", async () => {
  const client = clientWith({ fetch: later(50) });
  const longest = 2 ** 31 - 1;
  expect(await settle(client, stopAgent, { timeout: longest, deadline: longest })).toEqual(STOPPED);
});

describe("an operation whose body says how long the server may take", () => {
  const silent: Fetch = () => new Promise(() => {});
  const call = (
    body: unknown,
    options = { timeout: 100 },
    operation = waitingStop,
    fetch = later(300),
  ): Promise<unknown> =>
    send(clientWith({ fetch, retries: 0 }), operation, { agentId: "agent-1", body }, options).catch(
      (reason: unknown) => reason,
    );

  test.each([
    ["less than the timeout", { timeout: 1 }],
    ["as much as the timeout", { timeout: 100 }],
    ["more than the timeout", { timeout: 5_000 }],
    ["more than a timer can take", { timeout: 2 ** 40 }],
  ])("has that time and 5 s more, when it says %s", async (_, body) => {
    expect(await call(body)).toEqual(STOPPED);
  });

  test.each([
    ["nothing", {}],
    ["no number", { timeout: "100" }],
    ["NaN", { timeout: Number.NaN }],
    ["nothing, as there is none", undefined],
  ])("has the call's own timeout when it says %s", async (_, body) => {
    expect(await call(body)).toMatchObject({ name: "TimeoutError", limit: 100 });
  });

  test("has that time where the call has no options at all", async () => {
    const client = clientWith({ fetch: later(300), timeout: 100, retries: 0 });
    const body = { timeout: 5_000 };
    expect(await send(client, waitingStop, { agentId: "agent-1", body }, undefined)).toEqual(STOPPED);
  });

  test("has what the server takes unasked, and 5 s more, when the call says nothing either", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const result = call(
      {},
      {} as { timeout: number },
      { ...waitingStop, limits: serverWait("timeout", 40_000) },
      silent,
    );
    await vi.advanceTimersByTimeAsync(46_000);
    expect(await result).toMatchObject({ name: "TimeoutError", limit: 45_000 });
  });

  test("still ends with the deadline", async () => {
    const error = await call({ timeout: 5_000 }, { timeout: 100, deadline: 100 } as { timeout: number });
    expect(error).toMatchObject({ name: "TimeoutError", limit: 100 });
  });

  test("has no more time than others where the spec does not say so", async () => {
    const error = await call({ timeout: 5_000 }, { timeout: 100 }, stopAgent);
    expect(error).toMatchObject({ name: "TimeoutError", limit: 100 });
  });

  test("has no less time than its timeout when it says a negative number", async () => {
    expect(await call({ timeout: -1e9 }, { timeout: 10_000 })).toEqual(STOPPED);
  });
});

test("a signal that is none is refused, and nothing is sent", async () => {
  await using server = await answer(200, "{}");
  const client = clientWith({ baseUrl: server.url });
  const error = await settle(client, stopAgent, { signal: "soon" as unknown as AbortSignal });
  expect(error).toMatchObject({ name: "UsageError", message: "stopAgent: signal is no AbortSignal" });
  expect(server.requests).toHaveLength(0);
});

test("options that are null are none", async () => {
  const client = clientWith({ fetch: later(0) });
  expect(await send(client, stopAgent, { agentId: "agent-1" }, null as unknown as undefined)).toEqual(
    STOPPED,
  );
});
