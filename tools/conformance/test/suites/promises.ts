// What the client promises where no test can open a socket. Bundled and run in workerd and Chromium by `promises.test.ts`.
// The id of a session says what the server does wrong.
import {
  createForbocClient,
  DecodeError,
  HttpError,
  NetworkError,
  stopGhostSession,
  TimeoutError,
} from "@agent-stop/forboc";
import { startProviderServer } from "agent-stop-contract";
import { expect, test } from "vitest";

const SECRET = "Zq7Wx9Kp4Rm2Vs6Yt1Bn8";
const server = await startProviderServer(new URL("../../../../specs/forboc/openapi.yaml", import.meta.url));
const client = createForbocClient({ baseUrl: server.baseUrl, token: SECRET });

/** What a call comes to, and how many requests it took. */
async function call(
  sessionId: string,
  options: Parameters<typeof stopGhostSession>[2] = {},
): Promise<{ readonly outcome: unknown; readonly requests: number }> {
  const before = await server.requestCount();
  const outcome: unknown = await stopGhostSession(client, { sessionId }, options).catch(
    (reason: unknown) => reason,
  );
  const text = `${String(outcome)} ${String((outcome as Error).stack)} ${JSON.stringify(outcome)}`;
  expect(text).not.toContain(SECRET);
  return { outcome, requests: (await server.requestCount()) - before };
}

test("a server that never answers is a TimeoutError", async () => {
  const { outcome, requests } = await call("silence", { timeout: 200, retries: 0 });
  expect(outcome).toBeInstanceOf(TimeoutError);
  expect(outcome).toMatchObject({ limit: 200, attempts: 1 });
  expect(requests).toBe(1);
});

test("a body that never ends is a TimeoutError", async () => {
  const { outcome } = await call("drip", { timeout: 200, retries: 0 });
  expect(outcome).toBeInstanceOf(TimeoutError);
});

test("a deadline ends a call between its attempts, too", async () => {
  const { outcome } = await call("silence", { timeout: 200, retries: 100, deadline: 500 });
  expect(outcome).toBeInstanceOf(TimeoutError);
});

test("an abort before the headers comes through as the caller's own reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  setTimeout(() => controller.abort(reason), 100);
  expect((await call("silence", { signal: controller.signal })).outcome).toBe(reason);
});

test("an abort in the body comes through as the caller's own reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  setTimeout(() => controller.abort(reason), 100);
  expect((await call("drip", { signal: controller.signal })).outcome).toBe(reason);
});

test("a connection that is reset is a NetworkError", async () => {
  const { outcome } = await call("reset", { retries: 0 });
  expect(outcome).toBeInstanceOf(NetworkError);
});

test("a repeatable request that got lost is sent again", async () => {
  const { outcome, requests } = await call("reset-once");
  expect(outcome).toEqual({ status: "stopped" });
  expect(requests).toBe(2);
});

test("a busy server is asked again when it said", async () => {
  const { outcome, requests } = await call("busy-once");
  expect(outcome).toEqual({ status: "stopped" });
  expect(requests).toBe(2);
});

test("a wait of an hour is not waited for", async () => {
  const { outcome, requests } = await call("busy-for-long");
  expect(outcome).toBeInstanceOf(HttpError);
  expect(outcome).toMatchObject({ status: 503, retryAfter: 3_600_000 });
  expect(requests).toBe(1);
});

test("a body that is cut off is no success", async () => {
  const { outcome } = await call("cut", { retries: 0 });
  expect(outcome).toBeInstanceOf(NetworkError);
});

test("broken JSON is a DecodeError", async () => {
  expect((await call("broken")).outcome).toBeInstanceOf(DecodeError);
});

test("bytes that are no UTF-8 are a DecodeError", async () => {
  expect((await call("not-utf-8")).outcome).toBeInstanceOf(DecodeError);
});

test("more than 8 MiB are a DecodeError", async () => {
  expect((await call("flood")).outcome).toBeInstanceOf(DecodeError);
});

test("a server that repeats the credential does not get it into an error", async () => {
  const { outcome } = await call("echo", { retries: 0 });
  expect(outcome).toBeInstanceOf(HttpError);
  expect(outcome).toMatchObject({ status: 500 });
});
