import { afterAll, expect, test } from "vitest";
import { startProviderServer } from "../src/index.js";
import { send, type Request } from "./client.js";

const server = await startProviderServer(new URL("agents.yaml", import.meta.url));
afterAll(() => server.close());

const secret = "s3cret+/of-the-test==";
const run = "/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel";

const leaking: readonly (readonly [title: string, request: Request])[] = [
  ["in a malformed header", { path: run, headers: { authorization: secret } }],
  [
    "in a malformed header, as a parameter too",
    { path: run, headers: { authorization: `bearer ${secret}` } },
  ],
  ["where it does not belong", { path: "/agents/all/stop", headers: { "x-api-key": secret } }],
  ["in the path too", { path: `/x/${secret}`, headers: { authorization: `Bearer ${secret}` } }],
  [
    "in the path, encoded",
    { path: `/runs/${encodeURIComponent(secret)}/cancel`, headers: { authorization: `Bearer ${secret}` } },
  ],
  [
    "in the body too",
    {
      path: "/agents/one/stop",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({ graceful: secret }),
    },
  ],
  ["in a query parameter of another operation", { path: `${run}?key=${encodeURIComponent(secret)}` }],
  ["in a query parameter that nobody knows", { path: `${run}?token=${encodeURIComponent(secret)}` }],
];

test.each(leaking)("names no credential that was sent %s", async (_, request) => {
  const exchange = await server.answerRaw({ status: 200 });

  const reply = await send(server, request);

  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.text).not.toContain("s3cret");
  await expect(exchange.toHttp()).rejects.toThrow(/^(?!.*s3cret)/s);
});

test("masks a credential in a header", async () => {
  const exchange = await server.answer("429");
  await send(server, { path: run, headers: { "X-Api-Key": "k" } });
  expect(await exchange.toHttp()).toContain("\nx-api-key: ***\n");
});

test("masks a credential in the query", async () => {
  const exchange = await server.answer("204");
  await send(server, { method: "GET", path: "/reports?key=k%20ey" });
  expect(await exchange.toHttp()).toMatch(/^GET \/api\/projects\/_project\/reports\?key=\*\*\* HTTP\/1\.1\n/);
});

test("masks cookies and Basic", async () => {
  const cookie = await server.answer("204");
  await send(server, { method: "GET", path: "/pairs", headers: { cookie: "sid=session-1" } });
  expect(await cookie.toHttp()).toContain("\ncookie: ***\n");

  const basic = await server.answer("204");
  await send(server, {
    method: "GET",
    path: "/pairs",
    headers: { "x-api-key": "k", authorization: "Basic dTpw" },
  });
  expect(await basic.toHttp()).toContain("\nauthorization: Basic ***\n");
});

test("masks a credential that an answer or another header repeats", async () => {
  const exchange = await server.answerRaw({
    status: 401,
    headers: { "www-authenticate": `Bearer realm="${secret}"` },
    body: `Unknown token ${secret}`,
  });
  await send(server, { path: run, headers: { authorization: `Bearer ${secret}`, "x-debug": secret } });
  expect(await exchange.toHttp()).toBe(
    `POST /api/projects/_project${run} HTTP/1.1
host: 127.0.0.1
authorization: Bearer ***
x-debug: ***

HTTP/1.1 401 Unauthorized
www-authenticate: Bearer realm="***"

Unknown token ***
`,
  );
});
