import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect } from "node:util";
import * as exported from "@agent-stop/runtime";
import type { CallError, HttpError } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestClient, settle, stopAgent, type TestOptions } from "./api.js";

type Runtime = typeof exported;
type Fetch = NonNullable<TestOptions["fetch"]>;

const runtime: Runtime = { ...exported };
const folder = mkdtempSync(join(tmpdir(), "agent-stop-runtime-"));
let copy: Runtime;
let wireOfCopy: typeof wire;

beforeAll(async () => {
  const here = fileURLToPath(new URL("..", import.meta.url));
  cpSync(join(here, "dist"), join(folder, "dist"), { recursive: true });
  cpSync(join(here, "package.json"), join(folder, "package.json"));
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
  const load = (entry: string): Promise<unknown> => import(pathToFileURL(join(folder, entry)).href);
  copy = (await load("dist/index.js")) as Runtime;
  wireOfCopy = (await load("dist/wire.js")) as typeof wire;
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A call against a `fetch` of the test, by this copy of the package. */
function call(fetch: Fetch, options: TestOptions = {}): Promise<unknown> {
  const client = createTestClient({
    baseUrl: "http://127.0.0.1:2",
    token: "example-token",
    fetch,
    ...options,
  });
  return settle(client, stopAgent, { timeout: 50 });
}

/** The same call by another copy of the package. */
async function callByCopy(fetch: Fetch, options: TestOptions = {}): Promise<unknown> {
  const credentials: TestOptions = { token: "example-token", fetch, timeout: 50, ...options };
  const client = wireOfCopy.createClient(
    {
      server: "http://127.0.0.1:2",
      security: wireOfCopy.firstOf({ token: wireOfCopy.bearer }, [["token"]]),
    },
    credentials,
  );
  return wireOfCopy.send(client, stopAgent, { agentId: "agent-1" }, {}).catch((reason: unknown) => reason);
}

const respond =
  (body: string, init: ResponseInit = {}): Fetch =>
  () =>
    Promise.resolve(new Response(body, { headers: { "content-type": "application/json" }, ...init }));

const kinds: readonly (readonly [keyof Runtime, keyof Runtime, Fetch, TestOptions])[] = [
  ["UsageError", "isUsageError", respond("{}"), { token: "" }],
  ["NetworkError", "isNetworkError", () => Promise.reject(new TypeError("fetch failed")), {}],
  ["TimeoutError", "isTimeoutError", () => new Promise(() => {}), {}],
  ["HttpError", "isHttpError", respond("{}", { status: 404 }), {}],
  ["DecodeError", "isDecodeError", respond("{"), {}],
];

describe.each(kinds)("%s", (name, guard, fetch, options) => {
  type Guard = (error: unknown) => boolean;

  test("is told by its own guard and by no other", async () => {
    const error = await call(fetch, options);
    expect(error).toBeInstanceOf(runtime[name]);
    expect(error).toBeInstanceOf(runtime.CallError);
    expect(error).toBeInstanceOf(Error);
    expect(runtime.isCallError(error)).toBe(true);
    const guards = kinds.filter(([, each]) => (runtime[each] as Guard)(error)).map(([, each]) => each);
    expect(guards).toEqual([guard]);
  });

  test("is told across copies of the package", async () => {
    expect(copy[name]).not.toBe(runtime[name]);
    const [ours, theirs] = [await call(fetch, options), await callByCopy(fetch, options)];
    expect(theirs).not.toBeInstanceOf(runtime[name]);
    for (const { isCallError, [guard]: guardOfCopy } of [runtime, copy]) {
      expect([ours, theirs].map(isCallError)).toEqual([true, true]);
      expect([ours, theirs].map((error) => (guardOfCopy as Guard)(error))).toEqual([true, true]);
    }
  });

  test("is not told by its name alone", () => {
    const foreign = Object.assign(new Error("not ours"), { name, operation: "stopAgent", status: 404 });
    for (const value of [foreign, { name }, null, undefined, name, 0]) {
      expect((runtime[guard] as Guard)(value)).toBe(false);
      expect(runtime.isCallError(value)).toBe(false);
    }
  });
});

test("what lacks one fact of an error of a call is none", async () => {
  const error = (await call(respond("{}", { status: 404 }))) as CallError;
  const { name, operation, attempts } = error;
  const facts = { name, operation, attempts, toJSON: () => ({}) };
  expect(runtime.isCallError(facts)).toBe(true);
  for (const fact of Object.keys(facts)) {
    expect(runtime.isCallError({ ...facts, [fact]: undefined })).toBe(false);
  }
  for (const other of ["MyHttpError", "HttpErrors", "Error"]) {
    expect(runtime.isCallError({ ...facts, name: other })).toBe(false);
  }
});

test.each([
  ["ECONNREFUSED", "ECONNREFUSED"],
  ["ECONNREFUSED by example-token", undefined],
  ["no ECONNREFUSED", undefined],
  [7, undefined],
  [undefined, undefined],
])("a NetworkError shows the code %j of its cause as %j", async (given, code) => {
  const error = await call(() => Promise.reject(new TypeError("failed", { cause: { code: given } })));
  expect(error).toMatchObject({ name: "NetworkError", code });
  expect(String(error)).toBe(
    `NetworkError: stopAgent: no complete response from http://127.0.0.1:2${code ? ` (${code})` : ""}`,
  );
});

test.each([null, undefined, "text", new Error("failed", { cause: null })])(
  "what a fetch rejects with may be anything: %o",
  async (reason) => {
    const fetch: Fetch = () => new Promise((_, reject) => reject(reason));
    expect(await call(fetch)).toMatchObject({ name: "NetworkError", code: undefined });
  },
);

test("a message that is too long ends with an ellipsis", async () => {
  const error = await call(respond(JSON.stringify({ error: "x".repeat(1_000) }), { status: 404 }));
  expect((error as HttpError).message).toMatch(/^stopAgent: 404: x+…$/);
});

test("a credential is not shown in another case either", async () => {
  const error = await call(respond('{"error":"EXAMPLE-TOKEN%2F"}', { status: 404 }));
  expect((error as HttpError).message).toBe("stopAgent: 404: ***%2F");
});

test("isHttpError tells the operation too", async () => {
  const error = await call(respond("{}", { status: 404 }));
  expect(runtime.isHttpError(error, "stopAgent")).toBe(true);
  expect(runtime.isHttpError(error, "startAgent")).toBe(false);
});

describe("what can be logged of an error", () => {
  const base = ["attempts", "message", "name", "operation", "requestId"];
  const fields: Readonly<Record<string, readonly string[]>> = {
    UsageError: [],
    NetworkError: ["code"],
    TimeoutError: ["limit"],
    HttpError: ["retryAfter", "status"],
    DecodeError: ["status"],
  };

  test.each(kinds)("%s has these fields in JSON, and no other", async (name, _, fetch, options) => {
    const error = (await call(fetch, options)) as CallError;
    const json = error.toJSON();
    expect(new Set(Object.keys(json))).toEqual(new Set([...base, ...fields[name]!]));
    expect(json).toMatchObject({ name, message: error.message, operation: "stopAgent" });
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({ error: JSON.parse(JSON.stringify(json)) });
  });

  const secretive = respond('{"message":"no such agent","note":"a secret of the body"}', {
    status: 429,
    headers: {
      "content-type": "application/json",
      "retry-after": "61",
      "x-request-id": "request-1",
      "x-note": "a secret of the header",
    },
  });

  test("an HttpError says status, wait, request id and the provider's own message", async () => {
    const error = (await call(secretive)) as HttpError;
    expect(error.toJSON()).toEqual({
      name: "HttpError",
      message: error.message,
      operation: "stopAgent",
      attempts: 1,
      requestId: "request-1",
      status: 429,
      retryAfter: 61_000,
    });
    expect(error.message).toMatch(/^stopAgent: 429.*no such agent$/);
  });

  test("an HttpError shows neither body nor header fields, yet hands them out", async () => {
    const error = (await call(secretive)) as HttpError;
    const shown = [
      inspect(error, { depth: 9, showHidden: true }),
      JSON.stringify(error),
      String(error.stack),
      JSON.stringify(Object.entries(error)),
    ].join("\n");
    expect(shown).toContain("no such agent");
    expect(shown).not.toContain("secret of the");
    expect(error.body).toEqual({ message: "no such agent", note: "a secret of the body" });
    expect(error.text).toContain("a secret of the body");
    expect(error.headers.get("x-note")).toBe("a secret of the header");
  });

  test("a NetworkError does not carry its cause, which may quote what was sent", async () => {
    const cause = new TypeError("Headers.append: secret is an invalid value", {
      cause: { code: "ECONNRESET" },
    });
    const error = await call(() => Promise.reject(cause));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
    expect(error).not.toHaveProperty("cause");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("secret");
  });
});

test.each([
  ["ASCII", "x"],
  ["two bytes", "é"],
  ["three bytes", "日"],
  ["four bytes", "😀"],
])("a provider's message of 1 MB in %s leaves at most 2 KB of message", async (_, character) => {
  // It must fit into the 64 KiB that are kept of an error to be read at all.
  for (const length of [15_000, 1_000_000]) {
    const body = JSON.stringify({ message: character.repeat(length) });
    for (const statusText of ["", "r".repeat(5_000)]) {
      const error = (await call(
        respond(body, {
          status: 404,
          statusText,
          headers: { "content-type": "application/json", "x-request-id": "i".repeat(5_000) },
        }),
      )) as HttpError;
      expect(error.status).toBe(404);
      expect(Buffer.byteLength(error.message)).toBeLessThanOrEqual(2048);
      expect(Buffer.byteLength(JSON.stringify(error))).toBeLessThanOrEqual(4096);
    }
  }
});

test("a parameter of 1 MB that can't be sent leaves at most 2 KB of message", async () => {
  const client = createTestClient({ baseUrl: "http://127.0.0.1:2", token: "example-token" });
  const parameters = { agentId: `%${"25".repeat(500_000)}2e` };
  const error = (await wire
    .send(client, stopAgent, parameters, {})
    .catch((reason: unknown) => reason)) as Error;
  expect(error.name).toBe("UsageError");
  expect(Buffer.byteLength(error.message)).toBeLessThanOrEqual(2048);
});

test("no control character of a server gets into a message or a request id", async () => {
  const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCodePoint(code)).filter((each) =>
    /\p{Cc}/u.test(each),
  );
  const body = JSON.stringify({ error: { message: `a${controls.join("")}\u2028\u2029b` } });
  const headers = { "content-type": "application/json", "x-request-id": "one\ttwo\u0085" };
  const error = (await call(respond(body, { status: 404, headers }))) as HttpError;
  expect(error.message).toMatch(/: a +b$/);
  expect(error.requestId).not.toMatch(/\p{Cc}/u);
});

test.each(["x-request-id", "request-id", "x-ms-request-id", "x-correlation-id"])(
  "an error of an answer has the request id of %s",
  async (name) => {
    const headers = { "content-type": "application/json", [name]: "request-1" };
    expect(await call(respond("{}", { status: 500, headers }))).toMatchObject({ requestId: "request-1" });
    expect(await call(respond("{", { headers }))).toMatchObject({
      name: "DecodeError",
      requestId: "request-1",
    });
  },
);

test("another header field is no request id", async () => {
  const headers = { "x-request-id-before": "request-1", "x-prerequest-id": "request-2" };
  expect(await call(respond("{}", { status: 500, headers }))).toMatchObject({ requestId: undefined });
});

test.each([
  [
    "NetworkError",
    "breaks off",
    (controller: ReadableStreamDefaultController) => controller.error(new Error()),
  ],
  ["TimeoutError", "stays silent", () => {}],
])("a %s of an answer that %s has its request id, too", async (name, _, start) => {
  const headers = { "x-request-id": "request-1" };
  const fetch: Fetch = () => Promise.resolve(new Response(new ReadableStream({ start }), { headers }));
  expect(await call(fetch, { retries: 0 })).toMatchObject({ name, requestId: "request-1" });
});
