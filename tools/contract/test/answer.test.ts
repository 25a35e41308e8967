import { expect, test } from "vitest";
import { send, startServer } from "./client.js";

const headers = { authorization: "Bearer token-of-the-test" };
const run = { path: "/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel", headers };
const session = { path: "/agents/support/sessions/s-1:stop?api-version=v1", headers };
const problem = '{"error":"It failed","details":[{"error":"Deep down"}]}';

test("speaks the spec where no answer was scripted", async () => {
  const server = await startServer();
  const reply = await send(server, run);
  expect(reply).toMatchObject({
    status: 200,
    text: '{"id":"run-1","status":"cancelling"}',
    headers: { "content-type": "application/json", "content-length": "36", "x-request-id": "request-1" },
  });
  expect(reply.headers).not.toHaveProperty("x-unknown");
});

test("answers 204 without a body and without its length", async () => {
  const server = await startServer();
  const reply = await send(server, session);
  expect(reply).toMatchObject({ status: 204, text: "" });
  expect(reply.headers).not.toHaveProperty("content-type");
  expect(reply.headers).not.toHaveProperty("content-length");
});

test("answers a range that has no content with an empty body", async () => {
  const server = await startServer();
  expect(await send(server, { path: "/agents/one/stop" })).toMatchObject({
    status: 200,
    text: "",
    headers: { "content-length": "0" },
  });
});

test("answers 500 where the spec has no success to speak of", async () => {
  const server = await startServer();
  expect(await send(server, { method: "PUT", path: "/notes" })).toMatchObject({
    status: 500,
    text: "putNote documents no 2XX response.\n",
  });
});

test("answers with the example asked for, the first one otherwise", async () => {
  const server = await startServer();
  await server.answer("200");
  await server.answer("200", { example: "stale" });
  expect((await send(server, run)).text).toBe('{"id":"run-1","status":"cancelling"}');
  expect((await send(server, run)).text).toBe('{"id":"run-1","status":"cancelled","stale":true}');
});

test("sends text as it is, and the headers that have an example", async () => {
  const server = await startServer();
  await server.answer("429");
  expect(await send(server, run)).toMatchObject({
    status: 429,
    text: "Slow down",
    headers: { "content-type": "text/plain", "retry-after": "30" },
  });
});

test("takes the first status of a range that is not documented on its own", async () => {
  const server = await startServer();
  await server.answer("4XX");
  await server.answer("5XX");
  expect(await send(server, session)).toMatchObject({ status: 401, text: problem });
  expect(await send(server, session)).toMatchObject({ status: 500, text: problem });
});

test("takes the first status from 500 on that only default documents", async () => {
  const server = await startServer();
  await server.answer("default");
  expect(await send(server, run)).toMatchObject({ status: 501, text: problem });
});

test("takes the status asked for, where the response documents it", async () => {
  const server = await startServer();
  await server.answer("default", { status: 404 });
  await server.answer("4XX", { status: 409 });
  await server.answer("200", { status: 200 });
  expect((await send(server, run)).status).toBe(404);
  expect((await send(server, session)).status).toBe(409);
  expect((await send(server, run)).status).toBe(200);
});

test("answers in the order of the script, then speaks the spec again", async () => {
  const server = await startServer();
  const first = await server.answer("429");
  const second = await server.answer("500");
  expect((await send(server, run)).status).toBe(429);
  expect((await send(server, run)).status).toBe(500);
  expect((await send(server, run)).status).toBe(200);
  expect(await first.toHttp()).toContain("HTTP/1.1 429 Too Many Requests\n");
  expect(await second.toHttp()).toContain("HTTP/1.1 500 Internal Server Error\n");
});

test("uses up an answer with a request that breaks the spec", async () => {
  const server = await startServer();
  const exchange = await server.answer("429");
  expect((await send(server, { path: run.path })).status).toBe(400);
  expect((await send(server, run)).status).toBe(200);
  await expect(exchange.toHttp()).rejects.toThrow(
    "POST /api/projects/_project/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel broke the spec:\n" +
      "- No credential was sent. The spec asks for apiKey or token.",
  );
});

test("answers what no spec says", async () => {
  const server = await startServer();
  await server.answerRaw({ status: 418, headers: { "Content-Type": "text/html" }, body: "<h1>Teapot</h1>" });
  await server.answerRaw({ status: 200 });
  expect(await send(server, run)).toMatchObject({
    status: 418,
    text: "<h1>Teapot</h1>",
    headers: { "content-type": "text/html", "content-length": "15" },
  });
  const empty = await send(server, run);
  expect(empty).toMatchObject({ status: 200, text: "", headers: { "content-length": "0" } });
  expect(empty.headers).not.toHaveProperty("content-type");
});

test("throws where no operation has the response, and lists those that exist", async () => {
  const server = await startServer();
  await expect(server.answer("418")).rejects.toThrow(
    'stopAll has no response "418". It has: "202".\n' +
      'putNote has no response "418". It has: "default".\n' +
      'getReport has no response "418". It has: "200", "204".\n' +
      'getPair has no response "418". It has: "204".\n' +
      'cancelRun has no response "418". It has: "200", "429", "500", "default".\n' +
      'POST /agents/{id}/stop has no response "418". It has: "2XX".\n' +
      'stopSession has no response "418". It has: "204", "400", "4XX", "5XX".',
  );
});

test.each([
  [
    "an example that does not exist",
    "200",
    { example: "gone" },
    'Response "200" of cancelRun has no example "gone". It has: "cancelling", "stale".',
  ],
  [
    "an example of a response without a body",
    "500",
    { example: "example" },
    'Response "500" of cancelRun has no example "example". It has: none.',
  ],
  [
    "a status that another response documents",
    "500",
    { status: 429 },
    'Status 429 is documented by response "429" of cancelRun, not by "500".',
  ],
  [
    "a status outside its range",
    "5XX",
    { status: 404 },
    'Status 404 is documented by response "4XX" of stopSession, not by "5XX".',
  ],
  [
    "a status that nothing documents",
    "4XX",
    { status: 304 },
    'Status 304 is documented by no response of stopSession, not by "4XX".',
  ],
  [
    "a status that HTTP does not have",
    "default",
    { status: 600 },
    "Status 600 can't be sent. It goes from 200 to 599.",
  ],
])("throws when asked for %s", async (_, response, options, message) => {
  const server = await startServer();
  await expect(server.answer(response, options)).rejects.toThrow(message);
});

test("throws when asked for a raw answer that HTTP can't carry", async () => {
  const server = await startServer();
  await expect(server.answerRaw({ status: 99 })).rejects.toThrow(
    "Status 99 can't be sent. It goes from 200 to 599.",
  );
  await expect(server.answerRaw({ status: 204, body: "x" })).rejects.toThrow("A 204 answer has no body.");
  await expect(server.answerRaw({ status: 200, headers: { a: "b\r\nc: d" } })).rejects.toThrow(
    "Invalid character",
  );
});

test("answers 500 where another operation was asked than the one that has the response", async () => {
  const server = await startServer();
  const exchange = await server.answer("429");
  expect(await send(server, session)).toMatchObject({
    status: 500,
    text: 'stopSession has no response "429". It has: "204", "400", "4XX", "5XX".\n',
  });
  await expect(exchange.toHttp()).rejects.toThrow(
    'could not be answered:\n- stopSession has no response "429".',
  );
});

test("says so where a response has no example to answer with", async () => {
  const server = await startServer();
  expect(await send(server, { method: "GET", path: "/reports?key=k" })).toMatchObject({
    status: 500,
    text: 'Response "200" of getReport has no example. It has: none.\n',
  });
});
