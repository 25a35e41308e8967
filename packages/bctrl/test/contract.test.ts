// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  CallError,
  DecodeError,
  HttpError,
  UsageError,
  createBctrlClient,
  isStopRuntimeError,
  stop,
  stopRuntime,
} from "@agent-stop/bctrl";
import { createBctrlMock } from "@agent-stop/bctrl/mock";
import { startProviderServer } from "agent-stop-contract";
import { afterAll, describe, expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../specs/bctrl/openapi.yaml", import.meta.url));
const client = createBctrlClient({ baseUrl: server.baseUrl, retries: 0, token: "example-token" });

afterAll(() => server.close());

describe("stopRuntime", () => {
  test("returns the content of 200 stopped", async () => {
    const exchange = await server.answer("200", { example: "stopped" });
    const result = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    });
    expect(result).toEqual({
      id: "2f6f3f0a-9d55-4c0e-8a39-5f1d1c0b7e21",
      workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
      kind: "browser",
      driver: "playwright",
      status: "stopped",
      createdAt: "2026-03-02T09:15:00.000Z",
      updatedAt: "2026-03-02T09:48:12.000Z",
      summary: {
        browserRunning: false,
        currentDriver: null,
        defaultContextId: null,
        defaultPageId: null,
        launchMode: "ephemeral",
        profileId: null,
        storageWorkspace: null,
      },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.200.stopped.http");
  });

  test("returns the content of 200 active", async () => {
    const exchange = await server.answer("200", { example: "active" });
    const result = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    });
    expect(result).toEqual({
      id: "2f6f3f0a-9d55-4c0e-8a39-5f1d1c0b7e21",
      workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
      kind: "browser",
      driver: "playwright",
      status: "active",
      createdAt: "2026-03-02T09:15:00.000Z",
      updatedAt: "2026-03-02T09:48:12.000Z",
      summary: {
        browserRunning: true,
        currentDriver: "playwright",
        defaultContextId: "context-1",
        defaultPageId: "page-1",
        launchMode: "profile",
        profileId: "c9a4a0f6-63c5-4f0f-8f0e-2b6f7d9a1e34",
        storageWorkspace: "storage-1",
      },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.200.active.http");
  });

  test("returns the content of 200 failed", async () => {
    const exchange = await server.answer("200", { example: "failed" });
    const result = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    });
    expect(result).toEqual({
      id: "5d1c9b52-70b4-4a3e-b0c6-1c2f83f4a9d0",
      workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "ledger",
      kind: "spreadsheet",
      driver: "spreadsheet",
      status: "failed",
      createdAt: "2026-03-02T09:15:00.000Z",
      updatedAt: "2026-03-02T09:48:12.000Z",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.200.failed.http");
  });

  test("throws an HttpError for default unauthorized", async () => {
    const exchange = await server.answer("default", { example: "unauthorized", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      code: "auth.required",
      error: "An API key is required.",
      reasonClass: "unauthorized",
      requestId: "req-1",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.default.unauthorized.http");
  });

  test("throws an HttpError for default forbidden", async () => {
    const exchange = await server.answer("default", { example: "forbidden", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      code: "auth.forbidden",
      error: "This API key may not stop the runtime.",
      reasonClass: "capability_denied",
      requestId: "req-2",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.default.forbidden.http");
  });

  test("throws an HttpError for default not_found", async () => {
    const exchange = await server.answer("default", { example: "not_found", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      code: "runtime.not_found",
      error: "The runtime was not found.",
      reasonClass: "not_found",
      requestId: "req-3",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.default.not_found.http");
  });

  test("throws an HttpError for default not_active", async () => {
    const exchange = await server.answer("default", { example: "not_active", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      code: "runtime.not_active",
      error: "The runtime is not active.",
      details: { status: "stopped" },
      hint: "There is nothing to stop.",
      reasonClass: "conflict",
      requestId: "req-4",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.default.not_active.http");
  });

  test("throws an HttpError for default rate_limited", async () => {
    const exchange = await server.answer("default", { example: "rate_limited", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      code: "rate_limited",
      error: "There were too many requests.",
      reasonClass: "rate_limited",
      requestId: "req-5",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.default.rate_limited.http");
  });

  test("throws an HttpError for default server_error", async () => {
    const exchange = await server.answer("default", { example: "server_error", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      code: "server.error",
      error: "The server failed.",
      reasonClass: "server",
      requestId: "req-6",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.default.server_error.http");
  });

  test("throws an HttpError for default host_unavailable", async () => {
    const exchange = await server.answer("default", { example: "host_unavailable", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      code: "runtime.host_unavailable",
      error: "The host of the runtime is not available.",
      reasonClass: "upstream",
      requestId: "req-7",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/stop-runtime.default.host_unavailable.http",
    );
  });

  test("throws an HttpError for default minimal", async () => {
    const exchange = await server.answer("default", { example: "minimal", status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    if (!isStopRuntimeError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({ error: "The runtime could not be stopped." });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-runtime.default.minimal.http");
  });

  test('sends nothing when "id" is ".."', async () => {
    const requestCount = await server.requestCount();
    const call = stopRuntime(client, { id: "..", alias: "checkout" });
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow('"id" can\'t be ".."');
    expect(await server.requestCount()).toBe(requestCount);
  });

  test('sends nothing when "alias" is ".."', async () => {
    const requestCount = await server.requestCount();
    const call = stopRuntime(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: ".." });
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow('"alias" can\'t be ".."');
    expect(await server.requestCount()).toBe(requestCount);
  });

  test("throws an HttpError for 202, which the spec does not declare", async () => {
    await server.answerRaw({ status: 202, headers: { "content-type": "application/json" }, body: "{}" });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopRuntime", status: 202 });
  });

  test("follows no redirect", async () => {
    const requestCount = await server.requestCount();
    await server.answerRaw({ status: 302, headers: { location: server.baseUrl } });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(await server.requestCount()).toBe(requestCount + 1);
  });

  test("throws an HttpError for 500 without a body", async () => {
    await server.answerRaw({ status: 500 });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopRuntime", status: 500, body: undefined });
  });

  test("throws a DecodeError for 200 with an HTML page", async () => {
    await server.answerRaw({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!doctype html><title>Sign in</title>",
    });
    const error: unknown = await stopRuntime(client, {
      id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ operation: "stopRuntime", status: 200 });
  });
});

describe("stop", () => {
  test("200 stopped is stopped", async () => {
    await server.answer("200", { example: "stopped" });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "stopped",
      confirmed: true,
      attempts: 1,
      status: 200,
      body: {
        id: "2f6f3f0a-9d55-4c0e-8a39-5f1d1c0b7e21",
        workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
        alias: "checkout",
        kind: "browser",
        driver: "playwright",
        status: "stopped",
        createdAt: "2026-03-02T09:15:00.000Z",
        updatedAt: "2026-03-02T09:48:12.000Z",
        summary: {
          browserRunning: false,
          currentDriver: null,
          defaultContextId: null,
          defaultPageId: null,
          launchMode: "ephemeral",
          profileId: null,
          storageWorkspace: null,
        },
      },
    });
  });

  test("200 active is still-running", async () => {
    await server.answer("200", { example: "active" });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "still-running",
      confirmed: false,
      attempts: 1,
      status: 200,
      body: {
        id: "2f6f3f0a-9d55-4c0e-8a39-5f1d1c0b7e21",
        workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
        alias: "checkout",
        kind: "browser",
        driver: "playwright",
        status: "active",
        createdAt: "2026-03-02T09:15:00.000Z",
        updatedAt: "2026-03-02T09:48:12.000Z",
        summary: {
          browserRunning: true,
          currentDriver: "playwright",
          defaultContextId: "context-1",
          defaultPageId: "page-1",
          launchMode: "profile",
          profileId: "c9a4a0f6-63c5-4f0f-8f0e-2b6f7d9a1e34",
          storageWorkspace: "storage-1",
        },
      },
    });
  });

  test("200 failed is failed", async () => {
    await server.answer("200", { example: "failed" });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 200,
      body: {
        id: "5d1c9b52-70b4-4a3e-b0c6-1c2f83f4a9d0",
        workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
        alias: "ledger",
        kind: "spreadsheet",
        driver: "spreadsheet",
        status: "failed",
        createdAt: "2026-03-02T09:15:00.000Z",
        updatedAt: "2026-03-02T09:48:12.000Z",
      },
    });
  });

  test("default unauthorized is failed", async () => {
    await server.answer("default", { example: "unauthorized", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: {
        code: "auth.required",
        error: "An API key is required.",
        reasonClass: "unauthorized",
        requestId: "req-1",
      },
    });
  });

  test("default forbidden is failed", async () => {
    await server.answer("default", { example: "forbidden", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: {
        code: "auth.forbidden",
        error: "This API key may not stop the runtime.",
        reasonClass: "capability_denied",
        requestId: "req-2",
      },
    });
  });

  test("default not_found is not-found", async () => {
    await server.answer("default", { example: "not_found", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "not-found",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: {
        code: "runtime.not_found",
        error: "The runtime was not found.",
        reasonClass: "not_found",
        requestId: "req-3",
      },
    });
  });

  test("default not_active is already-stopped", async () => {
    await server.answer("default", { example: "not_active", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "already-stopped",
      confirmed: true,
      attempts: 1,
      status: 400,
      body: {
        code: "runtime.not_active",
        error: "The runtime is not active.",
        details: { status: "stopped" },
        hint: "There is nothing to stop.",
        reasonClass: "conflict",
        requestId: "req-4",
      },
    });
  });

  test("default rate_limited is failed", async () => {
    await server.answer("default", { example: "rate_limited", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: {
        code: "rate_limited",
        error: "There were too many requests.",
        reasonClass: "rate_limited",
        requestId: "req-5",
      },
    });
  });

  test("default server_error is failed", async () => {
    await server.answer("default", { example: "server_error", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { code: "server.error", error: "The server failed.", reasonClass: "server", requestId: "req-6" },
    });
  });

  test("default host_unavailable is failed", async () => {
    await server.answer("default", { example: "host_unavailable", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: {
        code: "runtime.host_unavailable",
        error: "The host of the runtime is not available.",
        reasonClass: "upstream",
        requestId: "req-7",
      },
    });
  });

  test("default minimal is failed", async () => {
    await server.answer("default", { example: "minimal", status: 400 });
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { error: "The runtime could not be stopped." },
    });
  });

  test.each([
    { status: 299, headers: { "content-type": "application/json" }, body: "{}" },
    { status: 302, headers: { location: "https://login.example/" } },
    { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" },
  ])("$status that the spec does not have is unknown", async (answer) => {
    await server.answerRaw(answer);
    const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
    expect(result).toMatchObject({ outcome: "unknown", confirmed: false, attempts: 1 });
    expect(result.error).toBeInstanceOf(CallError);
  });
});

describe("mock", () => {
  test("answers stopRuntime with its first success", async () => {
    const fetch = createBctrlMock();
    const mocked = createBctrlClient({
      retries: 0,
      token: "example-token",
      baseUrl: "https://api.example.com/v0",
      fetch: fetch,
    });
    expect(
      await stopRuntime(mocked, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" }),
    ).toEqual({
      id: "2f6f3f0a-9d55-4c0e-8a39-5f1d1c0b7e21",
      workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
      alias: "checkout",
      kind: "browser",
      driver: "playwright",
      status: "stopped",
      createdAt: "2026-03-02T09:15:00.000Z",
      updatedAt: "2026-03-02T09:48:12.000Z",
      summary: {
        browserRunning: false,
        currentDriver: null,
        defaultContextId: null,
        defaultPageId: null,
        launchMode: "ephemeral",
        profileId: null,
        storageWorkspace: null,
      },
    });
    expect(fetch.requests).toMatchObject([{ operation: "stopRuntime", method: "POST" }]);
  });

  test("refuses a request that the spec does not describe", async () => {
    const call = createBctrlMock()("https://api.example.com/nothing/of/this", { method: "PATCH" });
    await expect(call).rejects.toThrow("knows no PATCH /nothing/of/this");
  });
});
