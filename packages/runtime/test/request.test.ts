import { createServer } from "node:net";
import { send } from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { createTestClient, stop, stopAgent } from "./api.js";
import { answer, listen, serve } from "./loopback.js";

test("sends parameters where the operation has them, and fills in a required one that has a default", async () => {
  await using server = await answer(200, "{}");
  const client = createTestClient({ baseUrl: `${server.url}/base/`, token: "example-token" });
  await stop(client, { agentId: "a b/ü", reason: "over budget", "X-Trace": "t-1" });
  const [request] = server.requests;
  expect(request?.method).toBe("POST");
  expect(request?.url).toBe("/base/agents/a%20b%2F%C3%BC/stop?api-version=v1&reason=over%20budget");
  expect(request?.headers).toMatchObject({
    accept: "application/json",
    authorization: "Bearer example-token",
    "x-trace": "t-1",
  });
  expect(request?.headers).not.toHaveProperty("content-type");
});

test("sends a request body as JSON", async () => {
  let received = "";
  await using server = await serve((request, response) => {
    request.setEncoding("utf8").on("data", (chunk: string) => (received += chunk));
    request.on("end", () => response.writeHead(204).end());
  });
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  await stop(client, { agentId: "agent-1", body: { graceful: true, timeout: 30000 } });
  expect(received).toBe('{"graceful":true,"timeout":30000}');
  expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
});

test("sends each id as one path segment that arrives as it was", async () => {
  await using server = await answer(200, "{}");
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  for (const id of ["a/b", "a\\b", "a?b#c", "a:b", "a b", "日本", "{agentId}", "...", "a..b", "%2F", "$&"]) {
    await stop(client, { agentId: id });
    const path = server.requests.at(-1)?.url?.replace(/\?.*/, "");
    const [, agents, segment, verb, ...rest] = path!.split("/");
    expect([agents, decodeURIComponent(segment!), verb, rest]).toEqual(["agents", id, "stop", []]);
  }
});

test.each([
  ["empty", "", `parameter "agentId" can't be ""`],
  ["a dot segment", "..", `parameter "agentId" can't be ".."`],
  ["one dot", ".", `parameter "agentId" can't be "."`],
  ["an encoded dot segment", "%2e%2E", `parameter "agentId" can't be "%2e%2E"`],
  ["half encoded", ".%2e", `parameter "agentId" can't be ".%2e"`],
  ["encoded twice", "%252e%252e", `parameter "agentId" can't be "%252e%252e"`],
  ["null", null, `parameter "agentId" must be text, a finite number or a boolean`],
  ["undefined", undefined, `parameter "agentId" is missing`],
  ["NaN", Number.NaN, `parameter "agentId" must be`],
  ["an object", {}, `parameter "agentId" must be`],
  ["an array", ["a"], `parameter "agentId" must be`],
  ["half of a surrogate pair", "\ud800", `parameter "agentId" must be`],
])("refuses a path parameter that is %s, and sends nothing", async (_, agentId, message) => {
  await using server = await answer(200, "{}");
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const error: unknown = await stop(client, { agentId }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "UsageError", operation: "stopAgent" });
  expect((error as Error).message).toContain(`stopAgent: ${message}`);
  expect(server.requests).toHaveLength(0);
});

test.each([
  ["no parameters at all", undefined, `parameter "agentId" is missing`],
  ["null", null, `parameter "agentId" is missing`],
  ["a bare id", "agent-1", `parameter "agentId" is missing`],
  ["a misspelt name", { agentID: "a" }, `parameter "agentId" is missing`],
  [
    "a header that would start a new line",
    { agentId: "a", "X-Trace": "x\r\ny: z" },
    `parameter "X-Trace" must be text for a header, trimmed`,
  ],
])("refuses %s, and sends nothing", async (_, parameters, message) => {
  await using server = await answer(200, "{}");
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const call = send(client, stopAgent, parameters as object, {});
  await expect(call).rejects.toThrow(message);
  await expect(call).rejects.toMatchObject({ name: "UsageError" });
  expect(server.requests).toHaveLength(0);
});

test("does not find parameters on a prototype", async () => {
  await using server = await answer(200, "{}");
  const client = createTestClient({ baseUrl: server.url, token: "example-token" });
  const call = stop(client, Object.create({ agentId: "inherited" }));
  await expect(call).rejects.toThrow(`parameter "agentId" is missing`);
  expect(server.requests).toHaveLength(0);
});

test("sends the client's own header fields, but not in place of what the spec declares", async () => {
  await using server = await answer(200, "{}");
  const headers = { "X-Team": "sre", accept: "text/html", "x-api-key": "from the headers" };
  await stop(createTestClient({ baseUrl: server.url, apiKey: "example-key", headers }));
  expect(server.requests[0]?.headers).toMatchObject({
    "x-team": "sre",
    accept: "application/json",
    "x-api-key": "example-key",
  });
});

test.each(["QUERY", "HALT", "PURGE"])("%s arrives as it is, with its content", async (method) => {
  const seen: unknown[] = [];
  // A server of Node answers only the methods that it knows: this one reads what stands on the connection.
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (text) => {
      seen.push(text.toString());
      if (seen.join("").includes('{"a":1}'))
        socket.end("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
    });
  });
  await using loopback = await listen(server, seen, () => {});
  const client = createTestClient({ baseUrl: loopback.url, apiKey: "key-1" });
  const parameters = { agentId: "a", body: { a: 1 } };
  expect(await send(client, { ...stopAgent, method }, parameters, undefined)).toBe(undefined);
  expect(seen.join("")).toMatch(new RegExp(`^${method} /agents/a/stop\\?api-version=v1 HTTP/1.1\r\n`));
});
