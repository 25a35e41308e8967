import type { RequestListener } from "node:http";
import type { CallOptions, Stop, StopResult } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import { describe, expect, test } from "vitest";
import { repeatableStop, type TestClient, createTestClient } from "./api.js";
import { serve } from "./loopback.js";

const stopAgent: Stop<TestClient, { readonly agentId: string }> = wire.createStop(repeatableStop, {
  provider: "acme",
  confirm: "repeat",
  outcomes: {
    "200": {
      property: ["done"],
      values: [
        [true, { property: ["agent", "state"], values: [["idle", "stopped"]], other: "still-running" }],
        [false, "stopping"],
        [null, "already-stopped"],
      ],
      other: "failed",
      absent: "failed",
      stale: ["agent", "lost"],
    },
    "204": "already-stopped",
    "404": "not-found",
    "4XX": "failed",
    default: {
      property: ["__proto__", "code"],
      values: [["over", "already-stopped"]],
      absent: "still-running",
    },
  },
});

type Answer = RequestListener;

const answer = (status: number, body?: string, headers: Record<string, string> = {}): Answer => {
  return (_, response) => {
    const type = body === undefined ? {} : { "content-type": "application/json" };
    response.writeHead(status, { ...type, ...headers }).end(body);
  };
};

/** Processes the request, as far as anyone can tell, and loses the answer. */
const lose: Answer = (_, response) => response.destroy();

/** What `stop` says when a server answers its attempts like this, one after the other. */
async function stopWith(answers: readonly Answer[], options?: CallOptions): Promise<StopResult> {
  let count = 0;
  await using server = await serve((request, response) => {
    answers[Math.min(count, answers.length - 1)]!(request, response);
    count += 1;
  });
  const client = createTestClient({ baseUrl: server.url, apiKey: "key-1" });
  return await stopAgent(client, { agentId: "agent-1" }, options);
}

test.each([
  ["a value that the spec maps", 200, '{"done":false}', "stopping"],
  ["a value that leads to another property", 200, '{"done":true,"agent":{"state":"idle"}}', "stopped"],
  ["null in the place of an object", 200, "null", "failed"],
  ["null, where it is mapped", 200, '{"done":null}', "already-stopped"],
  ["another value of an inner property", 200, '{"done":true,"agent":{"state":"busy"}}', "still-running"],
  ["an inner property that is absent", 200, '{"done":true,"agent":{}}', "unknown"],
  ["an inner property of no object", 200, '{"done":true,"agent":"idle"}', "unknown"],
  ["another value", 200, '{"done":1}', "failed"],
  ["a text that reads like a value", 200, '{"done":"true","agent":{"state":"idle"}}', "failed"],
  ["no value", 200, "{}", "failed"],
  ["content that is no object", 200, '"stopped"', "failed"],
  ["no content", 204, undefined, "already-stopped"],
  ["a status of its own", 404, '{"done":true}', "not-found"],
  ["the first status that is an error", 400, undefined, "failed"],
  ["a status of a range", 403, undefined, "failed"],
  ["an error of no other key", 501, '{"__proto__":{"code":"over"}}', "already-stopped"],
  ["an error whose property every object inherits", 501, '{"code":"over"}', "still-running"],
  ["an error without content", 501, undefined, "still-running"],
  ["a success that the spec does not have", 202, '{"done":null}', "unknown"],
  ["a redirect", 302, undefined, "unknown"],
])("%s has an outcome", async (_, status, body, outcome) => {
  const result = await stopWith([answer(status, body)]);
  const confirmed = outcome === "stopped" || outcome === "already-stopped";
  expect(result).toMatchObject({ outcome, confirmed, attempts: 1, status });
  expect(result.body).toEqual(body === undefined ? undefined : JSON.parse(body));
});

test("a success comes with nothing but what is known of it", async () => {
  const result = await stopWith([answer(200, '{"done":false}')]);
  expect(result).toEqual({
    outcome: "stopping",
    confirmed: false,
    attempts: 1,
    status: 200,
    body: { done: false },
  });
});

test("what is not known is not there", async () => {
  expect(Object.keys(await stopWith([answer(204)]))).toEqual(["outcome", "confirmed", "attempts", "status"]);
  expect(Object.keys(await stopWith([lose], { retries: 0 }))).toEqual([
    "outcome",
    "confirmed",
    "attempts",
    "error",
  ]);
});

test("default holds from 400 on", async () => {
  const stopByDefault = wire.createStop<TestClient, { readonly agentId: string }>(repeatableStop, {
    provider: "acme",
    outcomes: { default: "failed" },
  });
  for (const [status, outcome] of [
    [400, "failed"],
    [399, "unknown"],
  ] as const) {
    const fetch = (): Promise<Response> => Promise.resolve(new Response(null, { status }));
    const client = createTestClient({ baseUrl: "http://127.0.0.1:2", apiKey: "key-1", fetch });
    expect(await stopByDefault(client, { agentId: "agent-1" })).toMatchObject({ outcome, status });
  }
});

test("an abort comes through, also where its reason is an error of a call", async () => {
  const { error: reason } = await stopWith([answer(404)]);
  const controller = new AbortController();
  const call = stopWith([() => controller.abort(reason)], { signal: controller.signal });
  await expect(call).rejects.toBe(reason);
});

test("an attempt before that failed with 500 may have been processed, whatever wait it named", async () => {
  const failed = answer(500, undefined, { "retry-after": "0" });
  expect(await stopWith([failed, answer(204)])).toMatchObject({ earlierAttemptUnknown: true });
  const refused = answer(503, undefined, { "retry-after": "0" });
  expect(await stopWith([refused, answer(204)])).not.toHaveProperty("earlierAttemptUnknown");
});

test("an error comes with what the operation's own function would have thrown", async () => {
  const result = await stopWith([answer(404, '{"error":"No such agent."}')]);
  expect(result.error).toMatchObject({
    name: "HttpError",
    message: "stopAgent: 404 Not Found: No such agent.",
  });
});

test.each([
  [true, true],
  [false, undefined],
  ["true", undefined],
])("stale is told where the provider says so: %j", async (lost, stale) => {
  const result = await stopWith([answer(200, JSON.stringify({ done: false, agent: { lost } }))]);
  expect(result.stale).toBe(stale);
});

describe("an attempt before that may have been processed", () => {
  const over = answer(204);
  const wait = { "retry-after": "0" };

  test.each<readonly [string, Answer]>([
    ["whose answer was lost", lose],
    ["that a server failed at", answer(500)],
    ["that a proxy failed at", answer(502)],
    ["that is refused without a wait", answer(503)],
  ])("%s is told", async (_, first) => {
    expect(await stopWith([first, over])).toEqual({
      outcome: "already-stopped",
      confirmed: true,
      attempts: 2,
      earlierAttemptUnknown: true,
      status: 204,
    });
  });

  test.each<readonly [string, Answer]>([
    ["that came too soon", answer(429, undefined, wait)],
    ["that is refused with a wait", answer(503, undefined, wait)],
  ])("is none %s", async (_, first) => {
    const result = await stopWith([first, over]);
    expect(result).toEqual({ outcome: "already-stopped", confirmed: true, attempts: 2, status: 204 });
  });

  test("is told of the first of three as well", async () => {
    const result = await stopWith([lose, answer(429, undefined, wait), over]);
    expect(result).toMatchObject({ attempts: 3, earlierAttemptUnknown: true });
  });
});

test.each<readonly [string, Answer, CallOptions, string]>([
  ["no answer comes", lose, {}, "NetworkError"],
  ["the time runs out", () => {}, { timeout: 50, retries: 0 }, "TimeoutError"],
  [
    "a page of a proxy comes",
    (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
    {},
    "DecodeError",
  ],
  ["half an answer comes", answer(200, '{"done":'), {}, "DecodeError"],
])("the outcome is unknown when %s", async (_, behave, options, name) => {
  const result = await stopWith([behave], options);
  expect(result).toMatchObject({ outcome: "unknown", confirmed: false, error: { name } });
  expect(result.attempts).toBe(result.error!.attempts);
});

test("a usage error rejects, and nothing is sent", async () => {
  await using server = await serve(answer(204));
  const client = createTestClient({ baseUrl: server.url, apiKey: "key-1" });
  await expect(stopAgent(client, { agentId: ".." })).rejects.toMatchObject({ name: "UsageError" });
  expect(server.requests).toHaveLength(0);
});

test("the caller's own abort rejects with its reason", async () => {
  const reason = new Error("changed my mind");
  await expect(stopWith([() => {}], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  await expect(stopWith([() => controller.abort(reason)], { signal: controller.signal })).rejects.toBe(
    reason,
  );
});

test("onResponse is told of the answer that stands", async () => {
  const statuses: number[] = [];
  await stopWith([lose, answer(404)], { onResponse: ({ status }) => void statuses.push(status) });
  expect(statuses).toEqual([404]);
});

test("it carries what a program needs to know to confirm a stop", () => {
  expect({ ...stopAgent }).toEqual({ provider: "acme", confirm: "repeat" });
});
