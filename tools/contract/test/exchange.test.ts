import { connect } from "node:net";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { send, startServer } from "./client.js";

const headers = { authorization: "Bearer token-of-the-test" };
const run = "/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel";

test("shows what fetch sent, without what fetch adds, and what came back", async () => {
  const server = await startServer();
  const exchange = await server.answer("202");
  await fetch(`${server.baseUrl}/agents/all/stop`, {
    method: "POST",
    body: JSON.stringify({ graceful: true, timeout: 10 }),
    headers: { "X-Trace": "1", "Content-Type": "application/json" },
  });
  expect(await exchange.toHttp()).toBe(`POST /api/projects/_project/agents/all/stop HTTP/1.1
host: 127.0.0.1
content-type: application/json
x-trace: 1

{
  "graceful": true,
  "timeout": 10
}

HTTP/1.1 202 Accepted
content-type: application/json

{
  "accepted": true
}
`);
});

test("leaves out what platforms add to a request", async () => {
  const server = await startServer();
  const exchange = await server.answer("500");
  await send(server, {
    path: run,
    headers: {
      ...headers,
      accept: "*/*",
      "accept-language": "*",
      "cache-control": "no-cache",
      "cf-worker": "worker.example.com",
      origin: "http://localhost",
      pragma: "no-cache",
      "sec-fetch-mode": "cors",
      "user-agent": "Node.js/20",
    },
  });
  expect(await exchange.toHttp()).toBe(`POST /api/projects/_project${run} HTTP/1.1
host: 127.0.0.1
authorization: Bearer ***

HTTP/1.1 500 Internal Server Error
`);
});

test("shows declared parameters and what the client accepts, and an answer without a body", async () => {
  const server = await startServer();
  const exchange = await server.answer("204");
  await fetch(`${server.baseUrl}/agents/a%2Fb/sessions/s-1:stop?api-version=v1&tag=b%20c`, {
    method: "POST",
    headers: { ...headers, "X-Feature": "preview", accept: "application/json" },
  });
  expect(await exchange.toHttp())
    .toBe(`POST /api/projects/_project/agents/a%2Fb/sessions/s-1:stop?api-version=v1&tag=b%20c HTTP/1.1
host: 127.0.0.1
accept: application/json
authorization: Bearer ***
x-feature: preview

HTTP/1.1 204 No Content
`);
});

test("shows the headers of an answer in the order of the alphabet", async () => {
  const server = await startServer();
  const exchange = await server.answer("429");
  await send(server, { path: run, headers });
  expect(await exchange.toHttp()).toMatch(
    /HTTP\/1.1 429 Too Many Requests\ncontent-type: text\/plain\nretry-after: 30\n\nSlow down\n$/,
  );
});

test("shows broken JSON and HTML as they were sent", async () => {
  const server = await startServer();
  const broken = await server.answerRaw({
    status: 200,
    headers: { "content-type": "application/json" },
    body: '{"status":',
  });
  const html = await server.answerRaw({
    status: 299,
    headers: { "content-type": "text/html" },
    body: "<h1>Hi</h1>\n",
  });
  await send(server, { path: run, headers });
  await send(server, { path: run, headers });
  expect(await broken.toHttp()).toMatch(/HTTP\/1.1 200 OK\ncontent-type: application\/json\n\n{"status":\n$/);
  expect(await html.toHttp()).toMatch(/HTTP\/1.1 299\ncontent-type: text\/html\n\n<h1>Hi<\/h1>\n$/);
});

test("throws before its request has come", async () => {
  const server = await startServer();
  const exchange = await server.answer("204");
  await expect(exchange.toHttp()).rejects.toThrow("No request has come for this answer.");
});

test("counts every request, also one that broke the spec", async () => {
  const server = await startServer();
  expect(await server.requestCount()).toBe(0);
  await send(server, { path: run, headers });
  await send(server, { path: "/nowhere" });
  expect(await server.requestCount()).toBe(2);
});

test("survives a client that goes away in the middle of its body", async () => {
  const server = await startServer();
  const exchange = await server.answer("202");
  const { port, pathname } = new URL(server.baseUrl);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`POST ${pathname}/agents/all/stop HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{`);
  await expect.poll(() => server.requestCount()).toBe(1);
  socket.destroy();
  await vi.waitFor(async () => {
    await expect(exchange.toHttp()).rejects.toThrow(
      "could not be answered:\n- The client went away before it had sent the whole request.",
    );
  });
  expect((await send(server, { path: run, headers })).status).toBe(200);
});

test("ends open connections when it is closed, which it may be twice", async () => {
  const server = await startServer();
  const socket = connect(Number(new URL(server.baseUrl).port), "127.0.0.1");
  await once(socket, "connect");
  const ended = once(socket, "close");
  socket.on("error", () => {});
  await Promise.all([server.close(), server.close()]);
  await ended;
  await expect(send(server, { path: run, headers })).rejects.toThrow("ECONNREFUSED");
});
