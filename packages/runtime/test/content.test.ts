import { expect, test, vi } from "vitest";
import { createTestClient, settle, stopAgent, type TestOptions } from "./api.js";

const STOPPED = { status: "stopped" };
const TEXT = JSON.stringify(STOPPED);

/** What a `fetch` of the caller's own answers with; a `Response` could not be made with each of these. */
interface Given {
  readonly status?: number;
  readonly chunks: Iterable<string>;
  /** Whether the body stays open behind its last chunk. */
  readonly open?: boolean;
}

/** Calls with a `fetch` that cares for no signal. `cancelled` says how often its body was cancelled. */
async function receive(
  { status = 200, chunks, open }: Given,
  options?: TestOptions,
): Promise<{ readonly outcome: unknown; readonly cancelled: number; readonly read: number }> {
  let cancelled = 0;
  let read = 0;
  const rest = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const { value, done } = rest.next();
        if (done === true) return open ? new Promise(() => {}) : controller.close();
        read += 1;
        controller.enqueue(new TextEncoder().encode(value));
      },
      cancel: () => void (cancelled += 1),
    },
    { highWaterMark: 0 },
  );
  const ok = status >= 200 && status < 300;
  const headers = new Headers({ "content-type": "application/json" });
  const fetch = (): Promise<Response> =>
    Promise.resolve({ status, ok, statusText: "", headers, body } as unknown as Response);
  const client = createTestClient({
    baseUrl: "http://127.0.0.1:2",
    token: "example-token",
    fetch,
    ...options,
  });
  const outcome = await settle(client, stopAgent, { retries: 0 });
  return { outcome, cancelled, read };
}

function* repeat(chunk: string): Generator<string> {
  for (;;) yield chunk;
}

test.each([
  ["at once", [TEXT]],
  ["in three chunks", [TEXT.slice(0, 5), TEXT.slice(5, 9), TEXT.slice(9)]],
  ["with chunks of no length before, within and behind", ["", TEXT.slice(0, 5), "", TEXT.slice(5), ""]],
])("content that comes %s is the same", async (_, chunks) => {
  expect((await receive({ chunks })).outcome).toEqual(STOPPED);
});

test("content of exactly maxResponseBytes is read, and not cancelled", async () => {
  const given = { chunks: [TEXT.slice(0, -1), TEXT.slice(-1)] };
  expect(await receive(given, { maxResponseBytes: TEXT.length })).toMatchObject({
    outcome: STOPPED,
    cancelled: 0,
  });
});

test("the first byte beyond maxResponseBytes, and no more, is read; then the body is cancelled", async () => {
  const { outcome, cancelled, read } = await receive(
    { chunks: [TEXT, " ", " ", " "], open: true },
    { maxResponseBytes: TEXT.length },
  );
  expect(outcome).toMatchObject({ name: "DecodeError", status: 200 });
  expect(String(outcome)).toContain(`200 with more than ${TEXT.length} bytes`);
  expect({ isCancelled: cancelled > 0, read }).toEqual({ isCancelled: true, read: 2 });
});

test("of an error, 64 KiB are read, and then the body is cancelled", async () => {
  const { outcome, cancelled, read } = await receive({ status: 404, chunks: repeat("x".repeat(2 ** 14)) });
  expect(outcome).toMatchObject({ name: "HttpError", status: 404, text: "x".repeat(2 ** 16) });
  expect({ cancelled, read }).toEqual({ cancelled: 1, read: 5 });
});

test("of an error, no more than maxResponseBytes are read", async () => {
  const { outcome } = await receive({ status: 404, chunks: repeat("x") }, { maxResponseBytes: 3 });
  expect(outcome).toMatchObject({ name: "HttpError", status: 404, text: "xxx" });
});

test.each([204, 205])("a %i has no content, whatever stands behind it: that is cancelled", async (status) => {
  const { cancelled, read, outcome } = await receive({ status, chunks: repeat("x") });
  expect({ cancelled, read }).toEqual({ cancelled: 1, read: 0 });
  expect(outcome).not.toMatchObject({ name: "DecodeError" });
});

test("a 304 has no content either", async () => {
  const { outcome, cancelled } = await receive({ status: 304, chunks: repeat("x") });
  expect(outcome).toMatchObject({ name: "HttpError", status: 304, text: "" });
  expect(cancelled).toBe(1);
});

test("an error whose content breaks off is that error", async () => {
  const chunks = (function* (): Generator<string> {
    yield "gone";
    throw new Error("broken");
  })();
  const { outcome } = await receive({ status: 404, chunks });
  expect(outcome).toMatchObject({ name: "HttpError", status: 404 });
});

test("a body that stays silent is cancelled when the time is up", async () => {
  const { outcome, cancelled } = await receive({ chunks: ["{"], open: true }, { timeout: 100 });
  expect(outcome).toMatchObject({ name: "TimeoutError", limit: 100 });
  expect(cancelled).toBe(1);
});

test("a body that gives nothing for ever, without a pause, does not outlast the time", async () => {
  const { outcome } = await receive({ chunks: repeat("") }, { timeout: 100 });
  expect(outcome).toMatchObject({ name: "TimeoutError", limit: 100 });
});

test("a body that comes when the time is up is cancelled, unread", async () => {
  let cancelled = 0;
  let read = 0;
  const body = new ReadableStream(
    { pull: () => void (read += 1), cancel: () => void (cancelled += 1) },
    { highWaterMark: 0 },
  );
  const fetch = (): Promise<Response> =>
    new Promise((resolve) => setTimeout(() => resolve(new Response(body)), 300));
  const client = createTestClient({ baseUrl: "http://127.0.0.1:2", token: "example-token", fetch });
  expect(await settle(client, stopAgent, { timeout: 100 })).toMatchObject({ name: "TimeoutError" });
  await vi.waitFor(() => expect(cancelled).toBe(1), { timeout: 30_000 });
  expect(read).toBe(0);
});
