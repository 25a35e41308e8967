import { afterAll, expect, test } from "vitest";
import { startProviderServer } from "../src/index.js";
import { send, type Request } from "./client.js";

const server = await startProviderServer(new URL("agents.yaml", import.meta.url));
afterAll(() => server.close());

const token = { authorization: "Bearer token-of-the-test" };
const json = { "content-type": "application/json" };
const session = "/agents/support/sessions/s-1:stop";
const run = "/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel";

const valid: readonly (readonly [title: string, request: Request])[] = [
  ["the least that is required", { path: `${session}?api-version=v1`, headers: token }],
  [
    "a value of each type on the wire",
    {
      path: `${session}?api-version=v1&limit=5&force=false&tag=a&tag=b%20c&ids=1,2`,
      headers: { ...token, "x-feature": "stable" },
    },
  ],
  [
    "a percent-encoded part of a segment",
    { path: "/agents/a%2Fb/sessions/a%3Ab:stop?api-version=v1", headers: token },
  ],
  ["headers that the spec does not have", { path: run, headers: { ...token, traceparent: "00-1-2-01" } }],
  ["the other alternative of security", { path: run, headers: { "x-api-key": "key-of-the-test" } }],
  ["no credential where security is optional", { path: "/agents/one/stop" }],
  ["a credential where security is optional", { path: "/agents/one/stop", headers: token }],
  ["an optional body", { path: "/agents/one/stop", headers: json, body: '{"graceful":false,"timeout":0}' }],
  [
    "a media type with a parameter",
    { path: "/agents/all/stop", headers: { "content-type": "Application/JSON; charset=utf-8" }, body: "{}" },
  ],
  [
    "credentials that belong together",
    { method: "GET", path: "/pairs", headers: { "x-api-key": "key-1", authorization: "Basic dTpw" } },
  ],
  ["a credential in a cookie", { method: "GET", path: "/pairs", headers: { cookie: "a=1; sid=session-1" } }],
];

test.each(valid)("accepts %s", async (_, request) => {
  const exchange = await server.answerRaw({ status: 200 });
  expect(await send(server, request)).toMatchObject({ status: 200, text: "" });
  expect(await exchange.toHttp()).toContain("HTTP/1.1 200 OK");
});

const invalid: readonly (readonly [title: string, request: Request, violations: readonly string[]])[] = [
  [
    "a method that the path does not have",
    { method: "DELETE", path: session },
    ["The method is DELETE. The spec has for this path: POST."],
  ],
  [
    "a missing query parameter",
    { path: session, headers: token },
    ['The query parameter "api-version" is missing. The spec requires it.'],
  ],
  [
    "a query parameter that the spec does not have",
    { path: `${session}?api-version=v1&dry%2Drun=secret`, headers: token },
    ['The query parameter "dry-run" was sent. The spec does not have it.'],
  ],
  [
    "a query parameter sent twice",
    { path: `${session}?api-version=v1&api-version=v1`, headers: token },
    ['The query parameter "api-version" was sent 2 times. The spec has it once.'],
  ],
  [
    "a query parameter of another value",
    { path: `${session}?api-version=v2`, headers: token },
    ['The query parameter "api-version" is "v2". The spec says: must be "v1".'],
  ],
  [
    "text where an integer belongs",
    { path: `${session}?api-version=v1&limit=five`, headers: token },
    ['The query parameter "limit" is "five". The spec says: must be integer.'],
  ],
  [
    "a hexadecimal integer, which JavaScript alone takes for one",
    { path: `${session}?api-version=v1&limit=0x10`, headers: token },
    ['The query parameter "limit" is "0x10". The spec says: must be integer.'],
  ],
  [
    "an integer below its minimum",
    { path: `${session}?api-version=v1&limit=0`, headers: token },
    ['The query parameter "limit" is 0. The spec says: must be >= 1.'],
  ],
  [
    "a number where a boolean belongs",
    { path: `${session}?api-version=v1&force=1`, headers: token },
    ['The query parameter "force" is "1". The spec says: must be boolean.'],
  ],
  [
    "an array that is too long",
    { path: `${session}?api-version=v1&tag=a&tag=b&tag=c`, headers: token },
    ['The query parameter "tag" is ["a","b","c"]. The spec says: must NOT have more than 2 items.'],
  ],
  [
    "an array with a wrong item",
    { path: `${session}?api-version=v1&ids=1,b`, headers: token },
    ['The query parameter "ids" at "/1" is "b". The spec says: must be integer.'],
  ],
  [
    "a broken percent-encoding",
    { path: "/agents/%zz/sessions/s-1:stop?api-version=v1", headers: token },
    ['The path parameter "agent_name" has a broken percent-encoding.'],
  ],
  [
    "a path parameter of another form",
    { path: "/runs/run-1/cancel", headers: token },
    ['The path parameter "id" is "run-1". The spec says: must match format "uuid".'],
  ],
  [
    "a path parameter that is decoded too long",
    { path: "/agents/support/sessions/0123456789%20ab:stop?api-version=v1", headers: token },
    [
      'The path parameter "session_id" is "0123456789 ab". The spec says: must NOT have more than 12 characters.',
    ],
  ],
  [
    "a segment of dots",
    { path: "/agents/../stop" },
    ['The path has a segment "..", which leads to another path.'],
  ],
  [
    "an encoded segment of dots",
    { path: "/agents/%2E%2e/stop" },
    ['The path has a segment "%2E%2e", which leads to another path.'],
  ],
  [
    "a header parameter of another value",
    { path: `${session}?api-version=v1`, headers: { ...token, "X-Feature": "beta" } },
    ['The header parameter "x-feature" is "beta". The spec says: must be one of "preview", "stable".'],
  ],
  [
    "no credential where one is needed",
    { path: run },
    ["No credential was sent. The spec asks for apiKey or token."],
  ],
  [
    "credentials of two alternatives",
    { path: run, headers: { ...token, "x-api-key": "key-of-the-test" } },
    [
      'Credentials were sent in the header "authorization" and the header "x-api-key". The spec asks for apiKey or token, and for no more than one of these.',
    ],
  ],
  [
    "half of the credentials that belong together",
    { method: "GET", path: "/pairs", headers: { "x-api-key": "key-1" } },
    [
      'Credentials were sent in the header "x-api-key". The spec asks for apiKey with password or session, and for no more than one of these.',
    ],
  ],
  [
    "a token without Bearer",
    { path: run, headers: { authorization: "token-of-the-test" } },
    [
      'The credential in the header "authorization" is malformed. The spec says: "Bearer", a space and a token.',
    ],
  ],
  [
    "Bearer without a token",
    { path: run, headers: { authorization: "Bearer" } },
    [
      'The credential in the header "authorization" is malformed. The spec says: "Bearer", a space and a token.',
    ],
  ],
  [
    "two words after Bearer",
    { path: run, headers: { authorization: "Bearer Bearer token-of-the-test" } },
    [
      'The credential in the header "authorization" is malformed. The spec says: "Bearer", a space and a token.',
    ],
  ],
  [
    "Basic where Bearer belongs",
    { path: run, headers: { authorization: "Basic dTpw" } },
    [
      'The credential in the header "authorization" is malformed. The spec says: "Bearer", a space and a token.',
    ],
  ],
  [
    "an empty key",
    { path: run, headers: { "x-api-key": "" } },
    ['The credential in the header "x-api-key" is malformed. The spec says: not empty.'],
  ],
  [
    "a key sent twice",
    { path: run, headers: { "x-api-key": ["key-1", "key-1"] } },
    ['A credential was sent in the header "x-api-key" 2 times. The spec has it once.'],
  ],
  [
    "a token where the operation has no security",
    { path: "/agents/all/stop", headers: { ...json, ...token }, body: "{}" },
    ['A credential was sent in the header "authorization". The spec has no credential there for stopAll.'],
  ],
  [
    "a key where only a token may be sent",
    { path: "/agents/one/stop", headers: { "x-api-key": "key-of-the-test" } },
    [
      'A credential was sent in the header "x-api-key". The spec has no credential there for POST /agents/{id}/stop.',
    ],
  ],
  [
    "a key in the query of an operation that has none there",
    { path: `${session}?api-version=v1&key=key-of-the-test`, headers: token },
    ['A credential was sent in the query parameter "key". The spec has no credential there for stopSession.'],
  ],
  [
    "a body where the spec has none",
    { path: run, headers: { ...token, ...json }, body: "{}" },
    ["A body of 2 bytes was sent. The spec has no request body."],
  ],
  [
    "no body where one is required",
    { path: "/agents/all/stop" },
    ["No body was sent. The spec requires one."],
  ],
  [
    "a body of another media type",
    { path: "/agents/all/stop", headers: { "content-type": "text/plain;charset=UTF-8" }, body: "{}" },
    ['A body with the Content-Type "text/plain" was sent. The spec has: application/json.'],
  ],
  [
    "a body without a media type",
    { path: "/agents/all/stop", body: "{}" },
    ["A body with no Content-Type was sent. The spec has: application/json."],
  ],
  [
    "a body that is not JSON",
    { path: "/agents/all/stop", headers: json, body: '{"graceful":' },
    ["The body is not JSON, as its Content-Type says."],
  ],
  [
    "a body that is not UTF-8",
    { path: "/agents/all/stop", headers: json, body: Buffer.from([0x22, 0xff, 0x22]) },
    ["The body is not UTF-8."],
  ],
  [
    "every wrong field of a body",
    { path: "/agents/all/stop", headers: json, body: '{"graceful":"yes","timeout":1.5,"now":true}' },
    [
      'The body is {"graceful":"yes","timeout":1.5,"now":true}. The spec says: must not have a property "now".',
      'The body at "/graceful" is "yes". The spec says: must be boolean.',
      'The body at "/timeout" is 1.5. The spec says: must be integer.',
    ],
  ],
  [
    "text in a body that is too long",
    { method: "PUT", path: "/notes", headers: { "content-type": "text/plain" }, body: "123456789" },
    ['The body is "123456789". The spec says: must NOT have more than 8 characters.'],
  ],
  [
    "each thing that is wrong at once",
    { path: `${session}?limit=0`, body: "{}" },
    [
      'The query parameter "api-version" is missing. The spec requires it.',
      'The query parameter "limit" is 0. The spec says: must be >= 1.',
      "No credential was sent. The spec asks for token.",
      "A body of 2 bytes was sent. The spec has no request body.",
    ],
  ],
];

test.each(invalid)("refuses %s", async (_, request, violations) => {
  const exchange = await server.answerRaw({ status: 200 });

  const reply = await send(server, request);

  expect(reply.text.trimEnd().split("\n")).toEqual(violations);
  expect(reply).toMatchObject({ status: 400, headers: { "content-type": "text/plain; charset=utf-8" } });
  const list = violations.map((violation) => `- ${violation}`).join("\n");
  await expect(exchange.toHttp()).rejects.toThrow(` broke the spec:\n${list}`);
});

test.each([
  ["another path", "/agents/support/session/s-1:stop"],
  ["an empty parameter", "/agents//stop"],
  ["an empty part of a segment", "/agents/support/sessions/:stop"],
  ["another verb after the colon", "/agents/support/sessions/s-1:start"],
  ["an encoded colon", "/agents/support/sessions/s-1%3Astop"],
  ["a trailing slash", "/agents/one/stop/"],
  ["a segment too many", "/agents/a/b/stop"],
  ["other letters' case", "/Agents/one/stop"],
])("answers 404 to %s", async (_, path) => {
  const exchange = await server.answerRaw({ status: 200 });

  const reply = await send(server, { path });

  expect(reply).toMatchObject({ status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  expect(reply.text).toContain(`No operation has the path "/api/projects/_project${path}". The spec has: `);
  await expect(exchange.toHttp()).rejects.toThrow("No operation has the path");
});

test("answers 404 outside the path of the first server", async () => {
  expect((await fetch(new URL("/agents/one/stop", server.baseUrl), { method: "POST" })).status).toBe(404);
  expect(
    (await fetch(new URL("/elsewhere/agents/one/stop", server.baseUrl), { method: "POST" })).status,
  ).toBe(404);
});

test("takes a path without parameters for itself, not for a parameter's value", async () => {
  const reply = await send(server, { path: "/agents/all/stop", headers: json, body: "{}" });
  expect(reply).toMatchObject({ status: 202, text: '{"accepted":true}' });
});

test("holds a request to the spec also where no answer was scripted", async () => {
  expect(await send(server, { path: run })).toMatchObject({
    status: 400,
    text: "No credential was sent. The spec asks for apiKey or token.\n",
  });
});

test("takes a body of 1 MiB and answers 413 to one more byte", async () => {
  const request = { path: "/agents/all/stop", headers: json };
  const fits = `"${"a".repeat(1024 * 1024 - 2)}"`;
  expect(await send(server, { ...request, body: fits })).toMatchObject({ status: 400 });

  const exchange = await server.answer("202");
  expect(await send(server, { ...request, body: `${fits} ` })).toMatchObject({
    status: 413,
    text: "The body has more than 1 MiB.\n",
  });
  await expect(exchange.toHttp()).rejects.toThrow("- The body has more than 1 MiB.");
});
