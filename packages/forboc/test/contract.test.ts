// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  CallError,
  DecodeError,
  HttpError,
  UsageError,
  createForbocClient,
  isStopGhostSessionError,
  stop,
  stopGhostSession,
} from "@agent-stop/forboc";
import { createForbocMock } from "@agent-stop/forboc/mock";
import { startProviderServer } from "agent-stop-contract";
import { afterAll, describe, expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../specs/forboc/openapi.yaml", import.meta.url));
const client = createForbocClient({ baseUrl: server.baseUrl, retries: 0, token: "example-token" });

afterAll(() => server.close());

describe("stopGhostSession", () => {
  test("returns the content of 200 stopped", async () => {
    const exchange = await server.answer("200", { example: "stopped" });
    const result = await stopGhostSession(client, { sessionId: "ghost-1" });
    expect(result).toEqual({ status: "stopped", sessionId: "ghost-1" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-ghost-session.200.stopped.http");
  });

  test("returns the content of 200 already_stopped", async () => {
    const exchange = await server.answer("200", { example: "already_stopped" });
    const result = await stopGhostSession(client, { sessionId: "ghost-1" });
    expect(result).toEqual({ status: "already_stopped", sessionId: "ghost-1" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/stop-ghost-session.200.already_stopped.http",
    );
  });

  test("throws an HttpError for default unauthorized", async () => {
    const exchange = await server.answer("default", { example: "unauthorized", status: 500 });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopGhostSessionError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      error: { code: "UNAUTHORIZED", message: "The bearer token is missing or invalid." },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/stop-ghost-session.default.unauthorized.http",
    );
  });

  test("throws an HttpError for default not_found", async () => {
    const exchange = await server.answer("default", { example: "not_found", status: 500 });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopGhostSessionError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      error: { code: "NOT_FOUND", message: 'Ghost session "ghost-1" was not found.' },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/stop-ghost-session.default.not_found.http",
    );
  });

  test("throws an HttpError for default invalid", async () => {
    const exchange = await server.answer("default", { example: "invalid", status: 500 });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopGhostSessionError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      error: {
        code: "VALIDATION_FAILED",
        message: "The session id is not valid.",
        details: { parameter: "sessionId", received: "?" },
      },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-ghost-session.default.invalid.http");
  });

  test("throws an HttpError for default server_error", async () => {
    const exchange = await server.answer("default", { example: "server_error", status: 500 });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopGhostSessionError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      error: { code: "INTERNAL_ERROR", message: "The server could not end the session." },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/stop-ghost-session.default.server_error.http",
    );
  });

  test("sends no credential", async () => {
    const other = createForbocClient({ baseUrl: server.baseUrl, retries: 0 });
    const exchange = await server.answer("200", { example: "stopped" });
    await stopGhostSession(other, { sessionId: "ghost-1" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/stop-ghost-session.request.no_credential.http",
    );
  });

  test('sends nothing when "sessionId" is ".."', async () => {
    const requestCount = await server.requestCount();
    const call = stopGhostSession(client, { sessionId: ".." });
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow('"sessionId" can\'t be ".."');
    expect(await server.requestCount()).toBe(requestCount);
  });

  test("throws an HttpError for 202, which the spec does not declare", async () => {
    await server.answerRaw({ status: 202, headers: { "content-type": "application/json" }, body: "{}" });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopGhostSession", status: 202 });
  });

  test("follows no redirect", async () => {
    const requestCount = await server.requestCount();
    await server.answerRaw({ status: 302, headers: { location: server.baseUrl } });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(await server.requestCount()).toBe(requestCount + 1);
  });

  test("throws an HttpError for 500 without a body", async () => {
    await server.answerRaw({ status: 500 });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopGhostSession", status: 500, body: undefined });
  });

  test("throws a DecodeError for 200 with an HTML page", async () => {
    await server.answerRaw({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!doctype html><title>Sign in</title>",
    });
    const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ operation: "stopGhostSession", status: 200 });
  });
});

describe("stop", () => {
  test("200 stopped is stopped", async () => {
    await server.answer("200", { example: "stopped" });
    const result = await stop(client, { sessionId: "ghost-1" });
    expect(result).toMatchObject({
      outcome: "stopped",
      confirmed: true,
      attempts: 1,
      status: 200,
      body: { status: "stopped", sessionId: "ghost-1" },
    });
  });

  test("200 already_stopped is already-stopped", async () => {
    await server.answer("200", { example: "already_stopped" });
    const result = await stop(client, { sessionId: "ghost-1" });
    expect(result).toMatchObject({
      outcome: "already-stopped",
      confirmed: true,
      attempts: 1,
      status: 200,
      body: { status: "already_stopped", sessionId: "ghost-1" },
    });
  });

  test("default unauthorized is failed", async () => {
    await server.answer("default", { example: "unauthorized", status: 400 });
    const result = await stop(client, { sessionId: "ghost-1" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { error: { code: "UNAUTHORIZED", message: "The bearer token is missing or invalid." } },
    });
  });

  test("default not_found is failed", async () => {
    await server.answer("default", { example: "not_found", status: 400 });
    const result = await stop(client, { sessionId: "ghost-1" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { error: { code: "NOT_FOUND", message: 'Ghost session "ghost-1" was not found.' } },
    });
  });

  test("default invalid is failed", async () => {
    await server.answer("default", { example: "invalid", status: 400 });
    const result = await stop(client, { sessionId: "ghost-1" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: {
        error: {
          code: "VALIDATION_FAILED",
          message: "The session id is not valid.",
          details: { parameter: "sessionId", received: "?" },
        },
      },
    });
  });

  test("default server_error is failed", async () => {
    await server.answer("default", { example: "server_error", status: 400 });
    const result = await stop(client, { sessionId: "ghost-1" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { error: { code: "INTERNAL_ERROR", message: "The server could not end the session." } },
    });
  });

  test.each([
    { status: 299, headers: { "content-type": "application/json" }, body: "{}" },
    { status: 302, headers: { location: "https://login.example/" } },
    { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" },
  ])("$status that the spec does not have is unknown", async (answer) => {
    await server.answerRaw(answer);
    const result = await stop(client, { sessionId: "ghost-1" });
    expect(result).toMatchObject({ outcome: "unknown", confirmed: false, attempts: 1 });
    expect(result.error).toBeInstanceOf(CallError);
  });
});

describe("mock", () => {
  test("answers stopGhostSession with its first success", async () => {
    const fetch = createForbocMock();
    const mocked = createForbocClient({
      retries: 0,
      token: "example-token",
      baseUrl: "https://api.example.com/v0",
      fetch: fetch,
    });
    expect(await stopGhostSession(mocked, { sessionId: "ghost-1" })).toEqual({
      status: "stopped",
      sessionId: "ghost-1",
    });
    expect(fetch.requests).toMatchObject([{ operation: "stopGhostSession", method: "POST" }]);
  });

  test("refuses a request that the spec does not describe", async () => {
    const call = createForbocMock()("https://api.example.com/nothing/of/this", { method: "PATCH" });
    await expect(call).rejects.toThrow("knows no PATCH /nothing/of/this");
  });
});
