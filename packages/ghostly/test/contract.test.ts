// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  CallError,
  DecodeError,
  HttpError,
  UsageError,
  cancelRun,
  createGhostlyClient,
  isCancelRunError,
  stop,
} from "@agent-stop/ghostly";
import { createGhostlyMock } from "@agent-stop/ghostly/mock";
import { startProviderServer } from "agent-stop-contract";
import { afterAll, describe, expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../specs/ghostly/openapi.yaml", import.meta.url));
const client = createGhostlyClient({ baseUrl: server.baseUrl, retries: 0, apiKey: "example-apiKey" });

afterAll(() => server.close());

describe("cancelRun", () => {
  test("returns the content of 200 cancelling", async () => {
    const exchange = await server.answer("200", { example: "cancelling" });
    const result = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toEqual({ ok: true, id: "d1e2f3a4-0000-4000-8000-112233445566", status: "cancelling" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.200.cancelling.http");
  });

  test("returns the content of 200 stale", async () => {
    const exchange = await server.answer("200", { example: "stale" });
    const result = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toEqual({
      ok: true,
      id: "d1e2f3a4-0000-4000-8000-112233445566",
      status: "cancelled",
      stale: true,
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.200.stale.http");
  });

  test("throws an HttpError for 401 unauthorized", async () => {
    const exchange = await server.answer("401", { example: "unauthorized" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    if (!isCancelRunError(error)) throw error;
    expect(error.status).toBe(401);
    expect(error.body).toEqual({ ok: false, error: "unauthorized" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.401.unauthorized.http");
  });

  test("throws an HttpError for 401 invalid_key", async () => {
    const exchange = await server.answer("401", { example: "invalid_key" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    if (!isCancelRunError(error)) throw error;
    expect(error.status).toBe(401);
    expect(error.body).toEqual({ ok: false, error: "invalid API key" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.401.invalid_key.http");
  });

  test("throws an HttpError for 401 invalid_token", async () => {
    const exchange = await server.answer("401", { example: "invalid_token" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    if (!isCancelRunError(error)) throw error;
    expect(error.status).toBe(401);
    expect(error.body).toEqual({ ok: false, error: "invalid or expired token" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.401.invalid_token.http");
  });

  test("throws an HttpError for 403 forbidden", async () => {
    const exchange = await server.answer("403", { example: "forbidden" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    if (!isCancelRunError(error)) throw error;
    expect(error.status).toBe(403);
    expect(error.body).toEqual({ ok: false, error: "forbidden" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.403.forbidden.http");
  });

  test("throws an HttpError for 404 not_found", async () => {
    const exchange = await server.answer("404", { example: "not_found" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    if (!isCancelRunError(error)) throw error;
    expect(error.status).toBe(404);
    expect(error.body).toEqual({ ok: false, error: "not found" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.404.not_found.http");
  });

  test("throws an HttpError for 409 finished", async () => {
    const exchange = await server.answer("409", { example: "finished" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    if (!isCancelRunError(error)) throw error;
    expect(error.status).toBe(409);
    expect(error.body).toEqual({ ok: false, error: "run ya finalizó" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.409.finished.http");
  });

  test("throws an HttpError for 409 finished_english", async () => {
    const exchange = await server.answer("409", { example: "finished_english" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    if (!isCancelRunError(error)) throw error;
    expect(error.status).toBe(409);
    expect(error.body).toEqual({ ok: false, error: "run already finished" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.409.finished_english.http");
  });

  test("sends token", async () => {
    const other = createGhostlyClient({ baseUrl: server.baseUrl, retries: 0, token: "example-token" });
    const exchange = await server.answer("200", { example: "cancelling" });
    await cancelRun(other, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/cancel-run.request.token.http");
  });

  test("given apiKey and token, sends the first", async () => {
    const other = createGhostlyClient({
      baseUrl: server.baseUrl,
      retries: 0,
      apiKey: "example-apiKey",
      token: "example-token",
    });
    const exchange = await server.answer("200", { example: "cancelling" });
    await cancelRun(other, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/cancel-run.request.apiKey_and_token.http",
    );
  });

  test('sends nothing when "id" is ".."', async () => {
    const requestCount = await server.requestCount();
    const call = cancelRun(client, { id: ".." });
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow('"id" can\'t be ".."');
    expect(await server.requestCount()).toBe(requestCount);
  });

  test("throws an HttpError for 202, which the spec does not declare", async () => {
    await server.answerRaw({ status: 202, headers: { "content-type": "application/json" }, body: "{}" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "cancelRun", status: 202 });
  });

  test("throws an HttpError for 418, which the spec does not declare", async () => {
    await server.answerRaw({ status: 418, headers: { "content-type": "application/json" }, body: "{}" });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "cancelRun", status: 418 });
  });

  test("follows no redirect", async () => {
    const requestCount = await server.requestCount();
    await server.answerRaw({ status: 302, headers: { location: server.baseUrl } });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(await server.requestCount()).toBe(requestCount + 1);
  });

  test("throws an HttpError for 401 without a body", async () => {
    await server.answerRaw({ status: 401 });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "cancelRun", status: 401, body: undefined });
  });

  test("throws a DecodeError for 200 with an HTML page", async () => {
    await server.answerRaw({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!doctype html><title>Sign in</title>",
    });
    const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ operation: "cancelRun", status: 200 });
  });
});

describe("stop", () => {
  test("200 cancelling is stopping", async () => {
    await server.answer("200", { example: "cancelling" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "stopping",
      confirmed: false,
      attempts: 1,
      status: 200,
      body: { ok: true, id: "d1e2f3a4-0000-4000-8000-112233445566", status: "cancelling" },
    });
  });

  test("200 stale is stopped", async () => {
    await server.answer("200", { example: "stale" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "stopped",
      confirmed: true,
      attempts: 1,
      status: 200,
      body: { ok: true, id: "d1e2f3a4-0000-4000-8000-112233445566", status: "cancelled", stale: true },
    });
  });

  test("401 unauthorized is failed", async () => {
    await server.answer("401", { example: "unauthorized" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 401,
      body: { ok: false, error: "unauthorized" },
    });
  });

  test("401 invalid_key is failed", async () => {
    await server.answer("401", { example: "invalid_key" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 401,
      body: { ok: false, error: "invalid API key" },
    });
  });

  test("401 invalid_token is failed", async () => {
    await server.answer("401", { example: "invalid_token" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 401,
      body: { ok: false, error: "invalid or expired token" },
    });
  });

  test("403 forbidden is failed", async () => {
    await server.answer("403", { example: "forbidden" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 403,
      body: { ok: false, error: "forbidden" },
    });
  });

  test("404 not_found is not-found", async () => {
    await server.answer("404", { example: "not_found" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "not-found",
      confirmed: false,
      attempts: 1,
      status: 404,
      body: { ok: false, error: "not found" },
    });
  });

  test("409 finished is already-stopped", async () => {
    await server.answer("409", { example: "finished" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "already-stopped",
      confirmed: true,
      attempts: 1,
      status: 409,
      body: { ok: false, error: "run ya finalizó" },
    });
  });

  test("409 finished_english is already-stopped", async () => {
    await server.answer("409", { example: "finished_english" });
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({
      outcome: "already-stopped",
      confirmed: true,
      attempts: 1,
      status: 409,
      body: { ok: false, error: "run already finished" },
    });
  });

  test.each([
    { status: 299, headers: { "content-type": "application/json" }, body: "{}" },
    { status: 302, headers: { location: "https://login.example/" } },
    { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" },
  ])("$status that the spec does not have is unknown", async (answer) => {
    await server.answerRaw(answer);
    const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
    expect(result).toMatchObject({ outcome: "unknown", confirmed: false, attempts: 1 });
    expect(result.error).toBeInstanceOf(CallError);
  });
});

describe("mock", () => {
  test("answers cancelRun with its first success", async () => {
    const fetch = createGhostlyMock();
    const mocked = createGhostlyClient({
      retries: 0,
      apiKey: "example-apiKey",
      baseUrl: "https://api.example.com/v0",
      fetch: fetch,
    });
    expect(await cancelRun(mocked, { id: "d1e2f3a4-0000-4000-8000-112233445566" })).toEqual({
      ok: true,
      id: "d1e2f3a4-0000-4000-8000-112233445566",
      status: "cancelling",
    });
    expect(fetch.requests).toMatchObject([{ operation: "cancelRun", method: "POST" }]);
  });

  test("refuses a request that the spec does not describe", async () => {
    const call = createGhostlyMock()("https://api.example.com/nothing/of/this", { method: "PATCH" });
    await expect(call).rejects.toThrow("knows no PATCH /nothing/of/this");
  });
});
