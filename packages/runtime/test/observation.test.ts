import { type Attempt, openapiFetch } from "@agent-stop/runtime";
import { expect, onTestFinished, test } from "vitest";
import { createTestClient, repeatableStop, settle, stopAgent, type TestOptions } from "./api.js";
import { reply, reset, serveFaults, silence, SUCCESS } from "./fault-server.js";
import { answer } from "./loopback.js";

/** The options that note each attempt. */
function observe(baseUrl: string): { readonly attempts: Attempt[]; readonly options: TestOptions } {
  const attempts: Attempt[] = [];
  const onAttempt = (attempt: Attempt): unknown => attempts.push(attempt);
  return { attempts, options: { baseUrl, token: "example-token", onAttempt } };
}

test("shows each of three attempts, with all that a log or a trace needs, and nothing else", async () => {
  await using server = await serveFaults([reply("500 No"), reset(), SUCCESS], () => {});
  const { attempts, options } = observe(server.url);
  expect(await settle(createTestClient(options), repeatableStop)).toEqual({ status: "stopped" });

  const url = `${server.url}/agents/agent-1/stop`;
  const common = { operation: "stopAgent", method: "POST", url, duration: expect.any(Number) as number };
  const wait = expect.any(Number) as number;
  expect(attempts).toEqual([
    { ...common, attempt: 1, status: 500, error: undefined, wait },
    {
      ...common,
      attempt: 2,
      status: undefined,
      error: expect.objectContaining({ name: "NetworkError", attempts: 2 }) as Error,
      wait,
    },
    { ...common, attempt: 3, status: 200, error: undefined, wait: undefined },
  ]);
  expect(attempts[0]!.wait).toBeLessThanOrEqual(250);
  expect(attempts[1]!.wait).toBeLessThanOrEqual(500);
  for (const attempt of attempts) {
    expect(attempt.duration).toBeGreaterThanOrEqual(0);
    expect(attempt.duration).toBeLessThan(5_000);
    expect(Object.keys(attempt)).toHaveLength(8);
  }
});

test("shows the URL without its query, which may hold a token", async () => {
  await using server = await answer(204);
  const { attempts, options } = observe(`${server.url}/base`);
  await settle(createTestClient(options));
  expect(server.requests[0]?.url).toBe("/base/agents/agent-1/stop?api-version=v1");
  expect(attempts.map(({ url }) => url)).toEqual([`${server.url}/base/agents/agent-1/stop`]);
});

test("shows what the server asks to wait for, with at most 250 ms on top", async () => {
  await using server = await serveFaults([reply("503 No", "", { "retry-after": 2 }), SUCCESS], () => {});
  const { attempts, options } = observe(server.url);
  const controller = new AbortController();
  const onAttempt = (attempt: Attempt): void => {
    attempts.push(attempt);
    controller.abort();
  };
  await settle(createTestClient({ ...options, onAttempt }), stopAgent, { signal: controller.signal });
  expect(attempts).toHaveLength(1);
  expect(attempts[0]!.wait).toBeGreaterThanOrEqual(2_000);
  expect(attempts[0]!.wait).toBeLessThanOrEqual(2_250);
});

test("shows a timeout as the error of its attempt", async () => {
  await using server = await serveFaults([silence], () => {});
  const { attempts, options } = observe(server.url);
  const error = await settle(createTestClient(options), stopAgent, { timeout: 100 });
  expect(attempts).toHaveLength(1);
  expect(attempts[0]).toMatchObject({ status: undefined, error, wait: undefined });
  expect(attempts[0]!.duration).toBeGreaterThanOrEqual(90);
});

test("shows an attempt with a renewed credential as one without a wait", async () => {
  await using server = await serveFaults([reply("401 No"), SUCCESS], () => {});
  const { attempts, options } = observe(server.url);
  await settle(createTestClient({ ...options, token: () => "example-token" }));
  expect(attempts.map(({ status, wait }) => [status, wait])).toEqual([
    [401, 0],
    [200, undefined],
  ]);
});

test("shows the caller's own reason when a call is aborted", async () => {
  await using server = await serveFaults([silence], () => {});
  const { attempts, options } = observe(server.url);
  const reason = new Error("changed my mind");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 30);
  await settle(createTestClient(options), repeatableStop, { signal: controller.signal });
  expect(attempts.map(({ error, wait }) => [error, wait])).toEqual([[reason, undefined]]);
});

test("shows nothing when nothing was sent", async () => {
  const { attempts, options } = observe("http://127.0.0.1:2");
  expect(await settle(createTestClient({ ...options, token: "" }))).toMatchObject({ name: "UsageError" });
  expect(attempts).toEqual([]);
});

test("shows the method in the place of the operation where openapi-fetch is used", async () => {
  await using server = await answer(404, "{}");
  const { attempts, options } = observe(server.url);
  const client = openapiFetch(createTestClient(options)) as unknown as {
    GET(path: string, init: object): Promise<unknown>;
  };
  await client.GET("/agents", { params: { query: { token: "example-secret" } } });
  expect(attempts).toMatchObject([
    { operation: "GET", method: "GET", url: `${server.url}/agents`, status: 404 },
  ]);
});

test.each<[string, () => unknown]>([
  [
    "throws",
    () => {
      throw new Error("the hook's own problem");
    },
  ],
  ["rejects", () => Promise.reject(new Error("the hook's own problem"))],
  ["never settles", () => new Promise(() => {})],
  [
    "returns a thenable that throws",
    () => ({
      // oxlint-disable-next-line unicorn/no-thenable -- That is the fault.
      then: () => {
        throw new Error("the hook's own problem");
      },
    }),
  ],
  ["is no function", undefined as unknown as () => unknown],
])("a hook that %s does not touch the call", async (_, onAttempt) => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): unknown => unhandled.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  await using server = await serveFaults([reply("500 No"), SUCCESS], () => {});
  const client = createTestClient({ baseUrl: server.url, token: "example-token", onAttempt });
  expect(await settle(client, repeatableStop)).toEqual({ status: "stopped" });
  expect(server.requests).toHaveLength(2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unhandled).toEqual([]);
});
