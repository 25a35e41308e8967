import { expect, test } from "vitest";
import { createTestClient, repeatableStop, settle, type TestClient, type TestOptions } from "./api.js";
import { answer } from "./loopback.js";

/** How many repetitions a client has at most at once. */
const CAPACITY = 20;

type Fetch = NonNullable<TestOptions["fetch"]>;

interface Counted {
  readonly client: TestClient;
  readonly requests: () => number;
  /** What one request does from now on. */
  become(fetch: Fetch): void;
}

function count(fetch: Fetch): Counted {
  let requests = 0;
  let current = fetch;
  const client = createTestClient({
    baseUrl: "http://127.0.0.1:2",
    token: "example-token",
    fetch: (url, init) => {
      requests += 1;
      return current(url, init);
    },
  });
  return { client, requests: () => requests, become: (next) => void (current = next) };
}

function call(client: TestClient, times: number, retries: number): Promise<unknown> {
  return Promise.all(Array.from({ length: times }, () => settle(client, repeatableStop, { retries })));
}

/** What the passing of time gives back, with a second in reserve. */
function secondsSince(start: number): number {
  return (performance.now() - start) / 1000 + 1;
}

test.concurrent.each<[string, Fetch]>([
  ["answers 500", () => Promise.resolve(new Response(null, { status: 500 }))],
  ["answers 429", () => Promise.resolve(new Response(null, { status: 429 }))],
  [
    "answers 503 with Retry-After",
    () => Promise.resolve(new Response(null, { status: 503, headers: { "retry-after": "0" } })),
  ],
  ["breaks connections", () => Promise.reject(new TypeError("fetch failed"))],
])("a server that %s gets 20 repetitions from 500 calls, and no storm", async (_, fetch) => {
  const { client, requests } = count(fetch);
  const start = performance.now();
  await call(client, 500, 5);
  expect(requests()).toBeGreaterThanOrEqual(500 + CAPACITY);
  expect(requests()).toBeLessThanOrEqual(500 + CAPACITY + secondsSince(start));
});

test.concurrent("a server that never answers gets no storm either", async () => {
  const { client, requests } = count(() => new Promise(() => {}));
  const start = performance.now();
  const calls = Array.from({ length: 200 }, () =>
    settle(client, repeatableStop, { timeout: 20, retries: 3 }),
  );
  await Promise.all(calls);
  expect(requests()).toBeLessThanOrEqual(200 + CAPACITY + secondsSince(start));
});

test.concurrent("calls one after the other share the budget, against a real server", async () => {
  await using server = await answer(503);
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const start = performance.now();
  await call(client, 40, 1);
  await call(client, 40, 1);
  await call(client, 40, 1);
  expect(server.requests.length).toBeLessThanOrEqual(120 + CAPACITY + secondsSince(start));
});

test.concurrent("ten calls that succeed at once give one repetition back", async () => {
  const fail: Fetch = () => Promise.reject(new TypeError("fetch failed"));
  const { client, requests, become } = count(fail);
  const start = performance.now();
  await call(client, 40, 1);
  become(() => Promise.resolve(Response.json({})));
  await call(client, 100, 0);
  const before = requests();
  become(fail);
  await call(client, 40, 1);
  expect(requests() - before).toBeGreaterThanOrEqual(40 + 9);
  expect(requests() - before).toBeLessThanOrEqual(40 + 10 + secondsSince(start));
});

test.concurrent("each client has a budget of its own", async () => {
  const fail: Fetch = () => Promise.reject(new TypeError("fetch failed"));
  const first = count(fail);
  const second = count(fail);
  await call(first.client, 40, 1);
  await call(second.client, 20, 1);
  expect(second.requests()).toBe(40);
});

test.concurrent(
  "waits are spread over their whole range, so that clients do not come back together",
  async () => {
    const waits: number[] = [];
    await Promise.all(
      Array.from({ length: 10 }, () => {
        const client = createTestClient({
          baseUrl: "http://127.0.0.1:2",
          token: "example-token",
          fetch: () => Promise.reject(new TypeError("fetch failed")),
          onAttempt: ({ wait }) => wait !== undefined && waits.push(wait),
        });
        return call(client, 10, 1);
      }),
    );
    expect(waits).toHaveLength(100);
    expect(waits.filter((wait) => wait < 0 || wait > 250)).toEqual([]);
    // Each of these fails by chance once in 3 × 10¹² runs.
    expect(Math.min(...waits)).toBeLessThan(250 / 4);
    expect(Math.max(...waits)).toBeGreaterThan((250 * 3) / 4);
  },
);
