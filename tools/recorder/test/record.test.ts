import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as wire from "@agent-stop/runtime/wire";
import { readSpec, startProviderServer } from "agent-stop-contract";
import { expect, onTestFinished, test } from "vitest";
import { readProviderPackage, type ProviderPackage } from "../src/provider-package.js";
import { record, type RecordOptions } from "../src/record.js";
import { startAnsweringServer } from "./answering-server.js";
import { createFolder } from "./temporary-folder.js";

const { signal } = new AbortController();
const id = "d1e2f3a4-0000-4000-8000-112233445566";
const usual: RecordOptions = { parameters: { id }, variables: {}, env: {}, signal };

async function startGhostly(): ReturnType<typeof startProviderServer> {
  const server = await startProviderServer(new URL("../../../specs/ghostly/openapi.yaml", import.meta.url));
  onTestFinished(() => server.close());
  return server;
}

test("records what was sent and what came back, and no credential", async () => {
  const ghostly = await readProviderPackage("ghostly");
  const server = await startGhostly();
  await server.answer("200", { example: "stale" });
  const env = { GHOSTLY_API_KEY: "key-of-the-test" };
  const { fileName, text, disagreements } = await record(ghostly, {
    ...usual,
    env,
    baseUrl: server.baseUrl,
    label: "stale",
  });
  expect(fileName).toBe("cancel-run.200.stale.http");
  expect(disagreements).toEqual([]);
  expect(text).toBe(`# cancelRun {"id":"d1e2f3a4-0000-4000-8000-112233445566"}
POST /v1/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel HTTP/1.1
host: 127.0.0.1
accept: application/json
x-api-key: ***

HTTP/1.1 200 OK
content-type: application/json

{
  "ok": true,
  "id": "d1e2f3a4-0000-4000-8000-112233445566",
  "status": "cancelled",
  "stale": true
}
`);
});

test("records an error as well, and sends its request once", async () => {
  const server = await startGhostly();
  await server.answer("409", { example: "finished_english" });
  const { fileName, text } = await record(await readProviderPackage("ghostly"), {
    ...usual,
    env: { GHOSTLY_TOKEN: "token-of-the-test" },
    baseUrl: server.baseUrl,
  });
  expect(fileName).toBe("cancel-run.409.http");
  expect(text).toContain("\nauthorization: Bearer ***\n");
  expect(text).toContain("\nHTTP/1.1 409 Conflict\n");
  expect(await server.requestCount()).toBe(1);
});

test("masks a credential wherever the server says it again, and each cookie", async () => {
  const secret = 's3cret/+"of" the test';
  const baseUrl = await startAnsweringServer((_, response) => {
    response.writeHead(401, {
      "content-type": "application/json",
      "set-cookie": ["session=abcdef; Path=/", "other=ghijkl"],
      "x-url": `/login?key=${encodeURIComponent(secret)}`,
      "x-base64": Buffer.from(secret).toString("base64"),
      "x-request-id": "req-1",
      date: "Thu, 01 Jan 2026 00:00:00 GMT",
    });
    response.end(JSON.stringify({ ok: false, error: `bad key ${secret}!`, details: [secret] }));
  });
  const ghostly = await readProviderPackage("ghostly");
  const env = { GHOSTLY_API_KEY: secret };
  const { text, disagreements } = await record(ghostly, { ...usual, env, baseUrl });
  expect(disagreements).toEqual([]);
  expect(text.slice(text.indexOf("x-api-key"))).toBe(`x-api-key: ***

HTTP/1.1 401 Unauthorized
content-type: application/json
set-cookie: ***
x-base64: ***
x-request-id: req-1
x-url: /login?key=***

{
  "ok": false,
  "error": "bad key ***!",
  "details": [
    "***"
  ]
}
`);
});

const places = [
  { place: "query", location: wire.query, name: "key", want: "POST /agents/stop?key=*** HTTP/1.1" },
  { place: "cookie", location: wire.cookie, name: "sid", want: "cookie: ***" },
  { place: "header", location: wire.header, name: "x-acme", want: "x-acme: ***" },
] as const;

test.each(places)("masks a key in a $place", async ({ place, location, name, want }) => {
  const folder = await createFolder();
  const file = join(folder, "openapi.yaml");
  await writeFile(
    file,
    `openapi: 3.1.0
info: { title: Acme, version: "1" }
security: [{ apiKey: [] }]
components: { securitySchemes: { apiKey: { type: apiKey, in: ${place}, name: ${name} } } }
paths: { /agents/stop: { post: { operationId: stopAgents, responses: { "204": { description: Done. } } } } }
`,
  );
  const operation: wire.Operation = {
    operationId: "stopAgents",
    method: "POST",
    path: "/agents/stop",
    parameters: [],
    responses: { "204": {} },
  };
  const api = {
    server: "https://acme.example",
    security: wire.optional("apiKey", wire.apiKey(location, name)),
  };
  const acme: ProviderPackage = {
    name: "acme",
    folder,
    spec: await readSpec(file),
    createClient: (options) => wire.createClient(api, options),
    findCall: () => (client, parameters, options) =>
      wire.send(client as Parameters<typeof wire.send>[0], operation, parameters, options),
  };
  const baseUrl = await startAnsweringServer((request, response) => {
    response.writeHead(204, { "x-said": `${request.url} ${request.headers.cookie}` }).end();
  });
  const env = { ACME_API_KEY: "k3y-of-the-test" };
  const { text } = await record(acme, { ...usual, parameters: {}, env, baseUrl });
  expect(text).toContain(want);
  expect(text).not.toContain("k3y-of-the-test");
});

test("says what the answer breaks the spec with", async () => {
  const baseUrl = await startAnsweringServer((_, response) => {
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{"ok":true,"id":"1","status":"halted"}');
  });
  const env = { GHOSTLY_API_KEY: "key-of-the-test" };
  const { disagreements } = await record(await readProviderPackage("ghostly"), { ...usual, env, baseUrl });
  expect(disagreements.join("\n")).toContain(
    'The body at "/status" is "halted". The spec says: must be "cancelling".',
  );
});

test("records nothing where no answer comes, and quotes no credential", async () => {
  const server = await startGhostly();
  await server.close();
  const ghostly = await readProviderPackage("ghostly");
  const env = { GHOSTLY_API_KEY: "key-of-the-test" };
  const call = record(ghostly, { ...usual, env, baseUrl: server.baseUrl });
  await expect(call).rejects.toThrow(/^Nothing was recorded\. cancelRun: /);
  await expect(call).rejects.toThrow("Credentials are read from: GHOSTLY_API_KEY, GHOSTLY_TOKEN.");
  await expect(call).rejects.not.toThrow("key-of-the-test");
});

test("sends nothing without what the operation needs", async () => {
  const server = await startGhostly();
  const ghostly = await readProviderPackage("ghostly");
  const call = record(ghostly, { ...usual, parameters: {}, env: {}, baseUrl: server.baseUrl });
  await expect(call).rejects.toThrow('"id" is missing');
  expect(await server.requestCount()).toBe(0);
});

test("refuses a credential that is too short to be masked", async () => {
  const call = record(await readProviderPackage("ghostly"), { ...usual, env: { GHOSTLY_API_KEY: "test" } });
  await expect(call).rejects.toThrow("GHOSTLY_API_KEY is shorter than 8 characters");
});

test("knows the providers and their operations", async () => {
  await expect(readProviderPackage("acme")).rejects.toThrow(
    'There is no provider "acme". There are: bctrl, elizaos, forboc, foundry, ghostly.',
  );
  const call = record(await readProviderPackage("ghostly"), { ...usual, operation: "pauseRun" });
  await expect(call).rejects.toThrow('ghostly has no operation "pauseRun": cancelRun.');
});
