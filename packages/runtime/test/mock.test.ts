import type { Client } from "@agent-stop/runtime";
import { createMock, type MockApi } from "@agent-stop/runtime/mock";
import * as wire from "@agent-stop/runtime/wire";
import { describe, expect, test } from "vitest";

/** A provider with one operation for each thing that a mock looks at. */
const api: MockApi = {
  name: "@acme/agents",
  securitySchemes: [
    { option: "token", in: "header", name: "authorization", scheme: "Bearer" },
    { option: "key", in: "query", name: "key" },
    { option: "session", in: "cookie", name: "sid" },
  ],
  operations: [
    {
      function: "stopAgent",
      method: "POST",
      path: "/agents/{id}:stop",
      parameters: [
        { in: "query", name: "api-version" },
        { in: "header", name: "X-Trace" },
      ],
      security: [],
      usual: "stopped",
      examples: {
        "204": { status: 204 },
        stopped: { status: 200, body: { status: "stopped" } },
        gone: { status: 404, mediaType: "application/problem+json", body: "gone" },
        text: { status: 200, mediaType: "text/plain", body: "done" },
      },
    },
    {
      function: "stopAll",
      method: "POST",
      path: "/agents/all:stop",
      parameters: [],
      security: [["token"], ["key", "session"]],
      body: {
        required: true,
        mediaTypes: ["application/json", "text/*"],
        shape: {
          type: ["object"],
          required: ["why"],
          properties: {
            why: { type: ["string", "null"] },
            mode: { enum: ["now", 7, null] },
            ids: { type: ["array"], items: { type: ["integer"] } },
            inner: { type: ["object"], required: ["a"] },
            free: { type: ["object"] },
            any: { required: ["a"] },
          },
        },
      },
      usual: "204",
      examples: { "204": { status: 204 } },
    },
    {
      function: "listAgents",
      method: "GET",
      path: "/agents",
      parameters: [],
      security: [],
      examples: { failed: { status: 500 } },
    },
    {
      function: "constructor",
      method: "PUT",
      path: "/agents",
      parameters: [],
      security: [],
      usual: "204",
      examples: { "204": { status: 204 } },
    },
  ],
};

const AGENT = "https://acme.example/base/v1/agents/a-1:stop?api-version=v1";
const ALL = "https://acme.example/agents/all:stop";
const stop = { method: "POST", headers: { "x-trace": "t" } };

/** What a mock answers: the status, the media type and the text. */
async function answer(answers: object, turns = 1): Promise<readonly unknown[]> {
  const fetch = createMock(api, answers);
  const all: unknown[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const response = await fetch(AGENT, stop);
    all.push([response.status, response.headers.get("content-type"), await response.text()]);
  }
  return all;
}

const STOPPED = [200, "application/json", '{"status":"stopped"}'];
const GONE = [404, "application/problem+json", '"gone"'];

test.each<readonly [string, object, readonly unknown[]]>([
  ["nothing said", {}, STOPPED],
  ["nothing said of the operation", { stopAgent: undefined }, STOPPED],
  ["an example by its name", { stopAgent: "gone" }, GONE],
  ["an example without content", { stopAgent: "204" }, [204, null, ""]],
  ["an example of text", { stopAgent: "text" }, [200, "text/plain", "done"]],
  [
    "an example with another status",
    { stopAgent: { example: "gone", status: 410 } },
    [410, ...GONE.slice(1)],
  ],
  ["a status alone", { stopAgent: { status: 202 } }, [202, ...STOPPED.slice(1)]],
  ["content of its own", { stopAgent: { body: [1] } }, [200, "application/json", "[1]"]],
  ["no content", { stopAgent: { body: undefined } }, [200, null, ""]],
  ["text of its own", { stopAgent: { body: "done" } }, [200, "text/plain", "done"]],
  ["a list in the place of text", { stopAgent: { example: "text", body: [1] } }, [200, "text/plain", "[1]"]],
  ["a status that has no content", { stopAgent: { status: 204 } }, [204, null, ""]],
  [
    "another media type",
    { stopAgent: { body: "<p>", example: "text", headers: { "content-type": "text/html" } } },
    [200, "text/html", "<p>"],
  ],
])("answers as it is told: %s", async (_, answers, want) => {
  expect(await answer(answers)).toEqual([want]);
});

test("answers one after the other, and the last one again and again", async () => {
  expect(await answer({ stopAgent: ["stopped", { example: "gone" }] }, 3)).toEqual([STOPPED, GONE, GONE]);
});

test("counts the turns of each operation by itself", async () => {
  const fetch = createMock(api, { stopAgent: ["stopped", "gone"] });
  expect((await fetch("https://acme.example/agents", { method: "PUT" })).status).toBe(204);
  expect((await fetch(AGENT, stop)).status).toBe(200);
  expect((await fetch(AGENT, stop)).status).toBe(404);
});

test("answers with a status alone where the spec has no success", async () => {
  const response = await createMock(api, { listAgents: { status: 202 } })("https://acme.example/agents");
  expect([response.status, await response.text()]).toEqual([202, ""]);
});

test("takes the path that says more for itself, wherever the spec has it", async () => {
  for (const operations of [api.operations, api.operations.map((_, index, all) => all.at(-1 - index)!)]) {
    const fetch = createMock({ ...api, operations });
    await fetch(ALL, { method: "POST", headers: json, body: '{"why":"x"}' });
    await fetch(AGENT, stop);
    expect(fetch.requests.map(({ operation }) => operation)).toEqual(["stopAll", "stopAgent"]);
  }
});

test("takes no character of a path for a pattern", async () => {
  const [, , , operation] = api.operations;
  const fetch = createMock({ ...api, operations: [{ ...operation!, path: "/v1.0/(agents)" }] });
  expect((await fetch("https://acme.example/v1.0/(agents)", { method: "PUT" })).status).toBe(204);
  await expect(fetch("https://acme.example/v1x0/(agents)", { method: "PUT" })).rejects.toThrow(
    "knows no PUT",
  );
});

test.each([
  ["application/json-seq", "no JSON text", "application/json-seq"],
  ["*/*", "x", "image/png"],
])("takes a body of %s as it is", async (mediaType, body, given) => {
  const [, operation] = api.operations;
  const bodyOfAny = { ...operation!, security: [], body: { required: true, mediaTypes: [mediaType] } };
  const fetch = createMock({ ...api, operations: [bodyOfAny] });
  expect((await fetch(ALL, { method: "POST", headers: { "content-type": given }, body })).status).toBe(204);
});

test("breaks the connection as a network does: a client sends again, and then gives up", async () => {
  const operation: wire.Operation = {
    operationId: "stopAgent",
    method: "POST",
    path: "/agents/a-1:stop",
    parameters: [
      { name: "api-version", in: wire.query, required: true, default: "v1" },
      { name: "X-Trace", in: wire.header, required: true, default: "t" },
    ],
    responses: { "200": { "application/json": wire.decodeJson } },
    repeatable: true,
  };
  const call = (fetch: ReturnType<typeof createMock>): Promise<unknown> => {
    const client: Client<unknown> = wire.createClient({ server: "https://acme.example" }, { fetch });
    return wire.send(client, operation, undefined, undefined);
  };
  await expect(createMock(api, { stopAgent: { networkError: true } })(AGENT, stop)).rejects.toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    cause: { message: "reset", code: "ECONNRESET" },
  });
  const once = createMock(api, { stopAgent: [{ networkError: true }, "stopped"] });
  expect(await call(once)).toEqual({ status: "stopped" });
  expect(once.requests).toHaveLength(2);
  const always = createMock(api, { stopAgent: { networkError: true } });
  await expect(call(always)).rejects.toMatchObject({ name: "NetworkError", code: "ECONNRESET", attempts: 3 });
});

test("takes the time it is told, and ends at once when it is aborted", async () => {
  expect(await answer({ stopAgent: { delay: 1 } })).toEqual([STOPPED]);
  const slow = createMock(api, { stopAgent: { delay: 2 ** 31 - 1 } });
  const controller = new AbortController();
  const call = slow(AGENT, { ...stop, signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(call).rejects.toThrow("enough");
  const late = new AbortController();
  setTimeout(() => late.abort(new Error("too late")), 50);
  await expect(slow(AGENT, { ...stop, signal: late.signal })).rejects.toThrow("too late");
});

test("takes an object in the query for its parameter", async () => {
  const url = AGENT.replace("api-version", "api-version[major]");
  expect((await createMock(api)(url, stop)).status).toBe(200);
});

test("remembers what it was sent", async () => {
  const fetch = createMock(api);
  await fetch(new Request(AGENT, stop));
  await fetch(new URL(ALL), {
    method: "POST",
    headers: { authorization: "bearer t", "content-type": "text/plain" },
    body: "now",
  });
  expect(fetch.requests.map(({ operation, url, body }) => [operation, url.href, body])).toEqual([
    ["stopAgent", AGENT, ""],
    ["stopAll", ALL, "now"],
  ]);
  expect(fetch.requests[0]!.headers.get("x-trace")).toBe("t");
});

test("answers an operation whose name every object inherits", async () => {
  expect((await createMock(api)("https://acme.example/agents", { method: "PUT" })).status).toBe(204);
});

test("asks what to answer where the spec shows no success", async () => {
  const url = "https://acme.example/agents";
  await expect(createMock(api)(url)).rejects.toThrow("has no success to answer listAgents with");
  expect((await createMock(api, { listAgents: { body: [] } })(url)).status).toBe(200);
});

const json = { "content-type": "application/json", authorization: "Bearer t" };
const all = (body: unknown): RequestInit => ({ method: "POST", headers: json, body: JSON.stringify(body) });

test.each<readonly [string, string, RequestInit, string]>([
  ["a path of no operation", "https://acme.example/agents/a-1", stop, "knows no POST /agents/a-1"],
  [
    "more than one segment for a parameter",
    "https://acme.example/agents/a/b:stop/c",
    stop,
    "knows no POST /agents/a/b:stop/c",
  ],
  ["another method", AGENT, { method: "PUT" }, "knows no PUT /base/v1/agents/a-1:stop"],
  [
    "a query parameter missing",
    AGENT.replace(/\?.*/, ""),
    stop,
    'stopAgent was sent no query parameter "api-version"',
  ],
  [
    "another query parameter",
    AGENT.replace(/\?.*/, "?version=v1&x-api-version=1"),
    stop,
    'stopAgent was sent no query parameter "api-version"',
  ],
  ["a header field missing", AGENT, { method: "POST" }, 'stopAgent was sent no header parameter "X-Trace"'],
  [
    "a body where there is none",
    AGENT,
    { ...stop, body: "x" },
    "stopAgent was sent a body, and it takes none",
  ],
  [
    "no credential",
    ALL,
    { method: "POST" },
    "stopAll was sent no credential: it needs token or key and session",
  ],
  ["half of an alternative", `${ALL}?key=k`, { method: "POST" }, "stopAll was sent no credential"],
  [
    "another authentication scheme",
    ALL,
    { method: "POST", headers: { authorization: "Basic t" } },
    "stopAll was sent no credential",
  ],
  [
    "an empty cookie for a credential",
    `${ALL}?key=k`,
    { method: "POST", headers: { cookie: "sid=" } },
    "stopAll was sent no credential",
  ],
  [
    "a body of no media type",
    ALL,
    { method: "POST", headers: { authorization: "Bearer t" }, body: Uint8Array.of(1) },
    "stopAll was sent a body of no media type: it takes application/json or text/*",
  ],
  [
    "a media type without a body",
    ALL,
    { method: "POST", headers: json },
    "stopAll was sent a body that is no JSON",
  ],
  ["no body", ALL, { method: "POST", headers: { authorization: "Bearer t" } }, "stopAll was sent no body"],
  [
    "another media type",
    ALL,
    { ...all({}), headers: { ...json, "content-type": "image/png" } },
    "stopAll was sent a body of image/png: it takes application/json or text/*",
  ],
  [
    "broken JSON",
    ALL,
    { method: "POST", headers: json, body: "{" },
    "stopAll was sent a body that is no JSON",
  ],
  ["a list for an object", ALL, all([]), "does not fit: body is no object"],
  ["a property missing", ALL, all({}), "does not fit: body.why is missing"],
  ["another type", ALL, all({ why: 1 }), "does not fit: body.why is no string or null"],
  [
    "none of the values",
    ALL,
    all({ why: null, mode: "later" }),
    'does not fit: body.mode is none of ["now",7,null]',
  ],
  [
    "an element of another type",
    ALL,
    all({ why: "", ids: [1, 1.5] }),
    "does not fit: body.ids[1] is no integer",
  ],
  ["null for an object", ALL, all({ why: "", inner: null }), "does not fit: body.inner is no object"],
  ["a number for an object", ALL, all({ why: "", inner: 5 }), "does not fit: body.inner is no object"],
  ["an inherited property", ALL, all({ why: "", inner: { b: 1 } }), "does not fit: body.inner.a is missing"],
])("refuses %s", async (_, url, init, message) => {
  const fetch = createMock(api);
  await expect(fetch(url, init)).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringContaining(
      `mock of @acme/agents: ${message}`.replace(/^.*(does not fit)/, "$1"),
    ) as string,
  });
  expect(fetch.requests).toEqual([]);
});

test.each<readonly [string, string, RequestInit]>([
  [
    "a credential in query and cookie",
    `${ALL}?key=k`,
    { ...all({ why: null }), headers: { "content-type": "application/json", cookie: "a=b; sid=s" } },
  ],
  [
    "a media type in other words",
    ALL,
    { ...all({ why: "x" }), headers: { ...json, "content-type": "Application/JSON ; charset=utf-8" } },
  ],
  ["a value of any type, where only objects need a property", ALL, all({ why: "", any: "x", free: {} })],
  ["null, where only objects need a property", ALL, all({ why: "", any: null })],
  ["each value that the shape has", ALL, all({ why: "x", mode: 7, ids: [1], inner: { a: {} } })],
  ["properties that the shape does not have", ALL, all({ why: "x", other: 1, constructor: 1 })],
])("takes %s", async (_, url, init) => {
  expect((await createMock(api)(url, init)).status).toBe(204);
});

describe("an answer that the spec does not have", () => {
  test.each<readonly [object, string]>([
    [
      { startAgent: "started" },
      'mock of @acme/agents: has no operation "startAgent": "stopAgent", "stopAll", "listAgents", "constructor"',
    ],
    [{ toString: "204" }, 'has no operation "toString"'],
    [{ stopAll: ["204", "paused"] }, 'stopAll has no example "paused": "204"'],
    [{ stopAll: { example: "toString" } }, 'stopAll has no example "toString": "204"'],
  ])("%j is refused when the mock is made", (answers, message) => {
    expect(() => createMock(api, answers)).toThrow(message);
  });
});
