import { isHttpError } from "@agent-stop/runtime";
import { send } from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { createTestClient, stop, stopAgent } from "./api.js";
import { answer, serve, serveText } from "./loopback.js";

/** What a call throws or returns when the server answers so. */
async function outcome(status: number, body?: string, mediaType?: string): Promise<unknown> {
  await using server = await answer(status, body, mediaType);
  const call = stop(createTestClient({ baseUrl: server.url, token: "example-token" }));
  return await call.catch((reason: unknown) => reason);
}

test("returns the content of a success as it is declared", async () => {
  expect(await outcome(200, '{"status":"stopped"}')).toEqual({ status: "stopped" });
  expect(await outcome(200, "[1]", "application/vnd.acme+json; charset=utf-8")).toEqual([1]);
  expect(await outcome(204)).toBeUndefined();
});

test.each([
  [
    "an HTML page",
    "<!doctype html>",
    "text/html",
    "200 with 15 bytes of text/html, no valid application/json",
  ],
  ["nothing", "", "application/json", "200 with 0 bytes of no media type, no valid application/json"],
  [
    "cut JSON",
    '{"status":',
    "application/json",
    "200 with 10 bytes of application/json, no valid application/json",
  ],
  ["text after JSON", "{} {}", "application/json", "200 with 5 bytes of application/json"],
  ["NaN", '{"a":NaN}', "application/json", "200 with 9 bytes of application/json"],
  [
    "JSON in the name of text",
    "{}",
    "text/plain",
    "200 with 2 bytes of text/plain, no valid application/json",
  ],
])("throws a DecodeError for a success that holds %s", async (_, body, mediaType, message) => {
  const error = await outcome(200, body, mediaType);
  expect(error).toMatchObject({ name: "DecodeError", operation: "stopAgent", status: 200 });
  expect((error as Error).message).toContain(`stopAgent: ${message}`);
});

test("throws a DecodeError for a success that is not UTF-8", async () => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(Buffer.from([0x22, 0xff, 0x22]));
  });
  const call = stop(createTestClient({ baseUrl: server.url, token: "example-token" }));
  await expect(call).rejects.toThrow(
    "stopAgent: 200 with 3 bytes of application/json, no valid application/json",
  );
});

test("throws an HttpError for a declared error, with its content", async () => {
  const error = await outcome(404, '{"error":"no such agent","code":7}');
  expect(error).toMatchObject({ name: "HttpError", operation: "stopAgent", status: 404 });
  if (!isHttpError(error, "stopAgent")) throw error;
  expect(error.message).toBe("stopAgent: 404 Not Found: no such agent");
  expect(error.body).toEqual({ error: "no such agent", code: 7 });
  expect(error.text).toBe('{"error":"no such agent","code":7}');
  expect(error.headers.get("content-type")).toBe("application/json");
});

test.each([
  [500, "", "application/json"],
  [503, "<h1>Bad gateway</h1>", "text/html"],
  [404, "{", "application/json"],
])("throws an HttpError without a body for %i with the content %j of %s", async (status, text, mediaType) => {
  expect(await outcome(status, text, mediaType)).toMatchObject({
    name: "HttpError",
    status,
    body: undefined,
    text,
  });
});

test.each([201, 206, 300, 418])("throws an HttpError for %i, which is not declared", async (status) => {
  expect(await outcome(status, '{"status":"stopped"}')).toMatchObject({
    name: "HttpError",
    status,
    body: { status: "stopped" },
  });
});

test.each([
  [
    "a redirect, with the origin that it names",
    302,
    { location: "https://other.example/a?b" },
    " Found, a redirect to https://other.example",
  ],
  ["a redirect to a path, without it", 302, { location: "/other" }, " Found"],
  ["a status without a reason, by its number", 299, {}, ""],
])("names %s", async (_, status, fields, text) => {
  await using server = await serve((__, response) => {
    response.writeHead(status, status === 299 ? "" : undefined, fields).end();
  });
  const call = stop(createTestClient({ baseUrl: server.url, token: "example-token" }));
  await expect(call).rejects.toThrow(new RegExp(`^stopAgent: ${status}${text}$`));
});

test("tells what came in the place of a success", async () => {
  expect(String(await outcome(200, "<p>", "text/html"))).toBe(
    "DecodeError: stopAgent: 200 with 3 bytes of text/html, no valid application/json",
  );
  expect(String(await outcome(299, "<p>", "text/html"))).toBe(
    "DecodeError: stopAgent: 299 with 3 bytes of text/html, no valid success",
  );
});

test("throws an HttpError for a success that is not declared and has no content", async () => {
  expect(await outcome(299, "")).toMatchObject({ name: "HttpError", status: 299, body: undefined });
});

test("escapes control characters of a server's message", async () => {
  const error = await outcome(404, JSON.stringify({ message: "a\u001b[2Jb\nc" }));
  expect((error as Error).message).toBe("stopAgent: 404 Not Found: a [2Jb c");
});

test("leaves `__proto__` in a body as data", async () => {
  const result = (await outcome(200, '{"__proto__":{"polluted":true}}')) as object;
  expect(Object.hasOwn(result, "__proto__")).toBe(true);
  expect({}).not.toHaveProperty("polluted");
});

test("throws a NetworkError when nobody listens", async () => {
  const server = await answer(200, "{}");
  await server[Symbol.asyncDispose]();
  const error: unknown = await stop(createTestClient({ baseUrl: server.url, token: "example-token" })).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: "NetworkError", operation: "stopAgent" });
  expect((error as Error).message).toBe(`stopAgent: no complete response from ${server.url} (ECONNREFUSED)`);
});

test.each([
  ["in the header", "HTTP/1.1 200 OK\r\ncontent-ty"],
  [
    "in the body",
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"status":',
  ],
  [
    "in a chunk",
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n20\r\n{"error"',
  ],
])("throws a NetworkError when the connection breaks %s", async (_, text) => {
  await using server = await serveText(text);
  const call = stop(createTestClient({ baseUrl: server.url, token: "example-token" }));
  await expect(call).rejects.toMatchObject({ name: "NetworkError", operation: "stopAgent" });
});

test.each([
  ["before sending", () => AbortSignal.abort(new Error("changed my mind"))],
  [
    "while waiting",
    () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error("changed my mind")), 20);
      return controller.signal;
    },
  ],
])("rejects with the signal's own reason when it is aborted %s", async (_, createSignal) => {
  await using server = await serve(() => {});
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const call = stop(client, { agentId: "agent-1" }, { signal: createSignal() });
  await expect(call).rejects.toThrow(/^changed my mind$/);
});

test("throws a DecodeError for a success that holds something where nothing is declared", async () => {
  await using server = await answer(202, "<!doctype html>", "text/html");
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const accepted = { ...stopAgent, responses: { "202": {} } };
  await expect(send(client, accepted, { agentId: "agent-1" }, {})).rejects.toMatchObject({
    name: "DecodeError",
  });
});
