import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../src/child-process.js";
import { type EmbeddedRegistry, startEmbeddedRegistry } from "../src/embedded-registry.js";
import { createTemporaryFolder, type TemporaryFolder } from "../src/temporary-folder.js";
import { startCountingServer } from "./counting-server.js";

let storage: TemporaryFolder;
let registry: EmbeddedRegistry;

beforeAll(async () => {
  storage = await createTemporaryFolder("test-registry");
  registry = await startEmbeddedRegistry({ port: 0, storage: storage.path, scope: "@fixture" });
});

afterAll(async () => {
  await registry.close();
  await storage[Symbol.asyncDispose]();
});

const ask = (path: string, token?: string, init: RequestInit = {}) =>
  fetch(registry.url + path, {
    ...init,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

const publish = (name: string, token?: string) =>
  fetch(`${registry.url}${name.replace("/", "%2f")}`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ _id: name, name, versions: {}, _attachments: {} }),
  });

test("listens on loopback only", () => {
  expect(registry.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test("refuses to publish without a token, and with one that it did not give", async () => {
  expect((await publish("@fixture/acme")).status).toBe(401);
  expect((await publish("@fixture/acme", "garbage")).status).toBe(401);
});

test("refuses to read without a token, and with one that it did not give", async () => {
  expect((await ask("@fixture%2facme")).status).toBe(401);
  expect((await ask("@fixture%2facme", "garbage")).status).toBe(401);
});

test("refuses a package outside of the scope, to its own user too", async () => {
  expect((await ask("openapi-fetch", registry.token)).status).toBe(403);
  expect((await publish("openapi-fetch", registry.token)).status).toBe(403);
  expect((await publish("@other/acme", registry.token)).status).toBe(403);
});

test("does not let anyone else register", async () => {
  const response = await fetch(`${registry.url}-/user/org.couchdb.user:stranger`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "stranger", password: "let me in" }),
  });
  expect(response.status).toBe(403);
});

test("knows nothing of an unknown package of the scope, and asks nobody", async () => {
  await using elsewhere = await startCountingServer();
  const sockets: Socket[] = [];
  const onSocket = (message: unknown) => sockets.push((message as { socket: Socket }).socket);
  subscribe("net.client.socket", onSocket);
  try {
    expect((await ask("@fixture%2fnobody-has-this", registry.token)).status).toBe(404);
    expect((await ask("@fixture%2fnobody-has-this/-/nobody-has-this-1.0.0.tgz", registry.token)).status).toBe(
      404,
    );
    await ask("-/npm/v1/security/advisories/bulk", registry.token, { method: "POST", body: "{}" });
    // Without this one, an empty list could mean that the channel shows nothing.
    await fetch(elsewhere.url);
  } finally {
    unsubscribe("net.client.socket", onSocket);
  }
  const ports = sockets.map(({ remotePort }) => String(remotePort));
  expect(ports.filter((port) => port !== new URL(registry.url).port)).toEqual([new URL(elsewhere.url).port]);
});

test("says which port is taken, and what to do", async () => {
  await using other = await createTemporaryFolder("test-registry");
  const port = Number(new URL(registry.url).port);
  await expect(startEmbeddedRegistry({ port, storage: other.path, scope: "@fixture" })).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is taken. End what listens there, perhaps another \`pnpm registry\`, or write another port in the scope line of .npmrc.`,
  );
});

test("keeps its tokens over a restart, and no password in the clear", async () => {
  await using folder = await createTemporaryFolder("test-registry");
  const options = { port: 0, storage: folder.path, scope: "@fixture" };
  const first = await startEmbeddedRegistry(options);
  await first.close();
  await using second = await startEmbeddedRegistry(options);
  const response = await fetch(`${second.url}@fixture%2facme`, {
    headers: { authorization: `Bearer ${first.token}` },
  });
  expect(response.status).toBe(404);
  expect(await readFile(join(folder.path, "htpasswd"), "utf8")).toMatch(/^ci:\$2[aby]\$10\$/);
});

test("leaves nothing running after close: the process ends by itself", async () => {
  await using folder = await createTemporaryFolder("test-registry");
  const module = new URL("../dist/embedded-registry.js", import.meta.url).href;
  const program = `
    import { connect } from "node:net";
    const { startEmbeddedRegistry } = await import(${JSON.stringify(module)});
    const registry = await startEmbeddedRegistry({ port: 0, storage: ${JSON.stringify(folder.path)}, scope: "@fixture" });
    // One connection stays open, and another is in the middle of a request.
    await fetch(registry.url + "-/ping");
    const socket = connect(new URL(registry.url).port, "127.0.0.1").on("error", () => undefined);
    await new Promise((resolve) => socket.write("PUT /@fixture%2facme HTTP/1.1\\r\\nhost: x\\r\\n", resolve));
    await registry.close();
    await fetch(registry.url).then(() => console.log("still there"), () => console.log("gone"));`;
  const result = await runCommand(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: folder.path,
    signal: AbortSignal.timeout(20_000),
  });
  expect(result).toEqual({ exitCode: 0, stdout: "gone\n", stderr: "" });
});
