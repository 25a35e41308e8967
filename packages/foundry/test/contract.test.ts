// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  CallError,
  DecodeError,
  HttpError,
  UsageError,
  createFoundryClient,
  isStopSessionError,
  stop,
  stopSession,
} from "@agent-stop/foundry";
import { createFoundryMock } from "@agent-stop/foundry/mock";
import { startProviderServer } from "agent-stop-contract";
import { afterAll, describe, expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../specs/foundry/openapi.yaml", import.meta.url));
const client = createFoundryClient({ baseUrl: server.baseUrl, retries: 0, token: "example-token" });

afterAll(() => server.close());

describe("stopSession", () => {
  test("returns nothing for 204", async () => {
    const exchange = await server.answer("204");
    const result = await stopSession(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toEqual(undefined);
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-session.204.http");
  });

  test("throws an HttpError for 4XX not_found", async () => {
    const exchange = await server.answer("4XX", { example: "not_found", status: 400 });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    if (!isStopSessionError(error)) throw error;
    expect(error.status).toBe(400);
    expect(error.body).toEqual({ error: { code: "not_found", message: "Session session-1 was not found." } });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-session.4XX.not_found.http");
  });

  test("throws an HttpError for 4XX without_code", async () => {
    const exchange = await server.answer("4XX", { example: "without_code", status: 400 });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    if (!isStopSessionError(error)) throw error;
    expect(error.status).toBe(400);
    expect(error.body).toEqual({ error: { code: null, message: "The request was refused.", param: null } });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-session.4XX.without_code.http");
  });

  test("throws an HttpError for 4XX detailed", async () => {
    const exchange = await server.answer("4XX", { example: "detailed", status: 400 });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    if (!isStopSessionError(error)) throw error;
    expect(error.status).toBe(400);
    expect(error.body).toEqual({
      error: {
        code: "invalid_request",
        message: "The request has invalid parameters.",
        param: "session_id",
        type: "invalid_request_error",
        details: [
          {
            code: "invalid_value",
            message: "The session id is malformed.",
            param: "session_id",
            details: [{ code: null, message: "An id starts with a letter." }],
          },
        ],
        additionalInfo: { documentation: "https://learn.microsoft.com/azure/foundry" },
        debugInfo: { requestId: "4f2d6a0c", attempt: 1 },
      },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-session.4XX.detailed.http");
  });

  test("throws an HttpError for 5XX server_error", async () => {
    const exchange = await server.answer("5XX", { example: "server_error", status: 500 });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    if (!isStopSessionError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({
      error: { code: "server_error", message: "The service could not end the session." },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-session.5XX.server_error.http");
  });

  test("throws an HttpError for 5XX without_code", async () => {
    const exchange = await server.answer("5XX", { example: "without_code", status: 500 });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    if (!isStopSessionError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({ error: { code: null, message: "The service is not available." } });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-session.5XX.without_code.http");
  });

  test("sends every parameter", async () => {
    const exchange = await server.answer("204");
    await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
      "api-version": "v1",
      "Foundry-Features": "AgentEndpoints=V1Preview",
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot(
      "wire/stop-session.request.every_parameter.http",
    );
  });

  test('sends nothing when "agent_name" is ".."', async () => {
    const requestCount = await server.requestCount();
    const call = stopSession(client, { agent_name: "..", session_id: "session-1" });
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow('"agent_name" can\'t be ".."');
    expect(await server.requestCount()).toBe(requestCount);
  });

  test('sends nothing when "session_id" is ".."', async () => {
    const requestCount = await server.requestCount();
    const call = stopSession(client, { agent_name: "support-agent", session_id: ".." });
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow('"session_id" can\'t be ".."');
    expect(await server.requestCount()).toBe(requestCount);
  });

  test("throws an HttpError for 202, which the spec does not declare", async () => {
    await server.answerRaw({ status: 202, headers: { "content-type": "application/json" }, body: "{}" });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopSession", status: 202 });
  });

  test("throws an HttpError for 300, which the spec does not declare", async () => {
    await server.answerRaw({ status: 300, headers: { "content-type": "application/json" }, body: "{}" });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopSession", status: 300 });
  });

  test("follows no redirect", async () => {
    const requestCount = await server.requestCount();
    await server.answerRaw({ status: 302, headers: { location: server.baseUrl } });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(await server.requestCount()).toBe(requestCount + 1);
  });

  test("throws an HttpError for 400 without a body", async () => {
    await server.answerRaw({ status: 400 });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopSession", status: 400, body: undefined });
  });

  test("throws a DecodeError for 200 with an HTML page", async () => {
    await server.answerRaw({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!doctype html><title>Sign in</title>",
    });
    const error: unknown = await stopSession(client, {
      agent_name: "support-agent",
      session_id: "session-1",
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ operation: "stopSession", status: 200 });
  });
});

describe("stop", () => {
  test("204 is stopped", async () => {
    await server.answer("204");
    const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toMatchObject({ outcome: "stopped", confirmed: true, attempts: 1, status: 204 });
  });

  test("4XX not_found is failed", async () => {
    await server.answer("4XX", { example: "not_found", status: 400 });
    const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { error: { code: "not_found", message: "Session session-1 was not found." } },
    });
  });

  test("4XX without_code is failed", async () => {
    await server.answer("4XX", { example: "without_code", status: 400 });
    const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { error: { code: null, message: "The request was refused.", param: null } },
    });
  });

  test("4XX detailed is failed", async () => {
    await server.answer("4XX", { example: "detailed", status: 400 });
    const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: {
        error: {
          code: "invalid_request",
          message: "The request has invalid parameters.",
          param: "session_id",
          type: "invalid_request_error",
          details: [
            {
              code: "invalid_value",
              message: "The session id is malformed.",
              param: "session_id",
              details: [{ code: null, message: "An id starts with a letter." }],
            },
          ],
          additionalInfo: { documentation: "https://learn.microsoft.com/azure/foundry" },
          debugInfo: { requestId: "4f2d6a0c", attempt: 1 },
        },
      },
    });
  });

  test("5XX server_error is unknown", async () => {
    await server.answer("5XX", { example: "server_error", status: 500 });
    const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toMatchObject({
      outcome: "unknown",
      confirmed: false,
      attempts: 1,
      status: 500,
      body: { error: { code: "server_error", message: "The service could not end the session." } },
    });
  });

  test("5XX without_code is unknown", async () => {
    await server.answer("5XX", { example: "without_code", status: 500 });
    const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toMatchObject({
      outcome: "unknown",
      confirmed: false,
      attempts: 1,
      status: 500,
      body: { error: { code: null, message: "The service is not available." } },
    });
  });

  test.each([
    { status: 299, headers: { "content-type": "application/json" }, body: "{}" },
    { status: 302, headers: { location: "https://login.example/" } },
    { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" },
  ])("$status that the spec does not have is unknown", async (answer) => {
    await server.answerRaw(answer);
    const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
    expect(result).toMatchObject({ outcome: "unknown", confirmed: false, attempts: 1 });
    expect(result.error).toBeInstanceOf(CallError);
  });
});

describe("mock", () => {
  test("answers stopSession with its first success", async () => {
    const fetch = createFoundryMock();
    const mocked = createFoundryClient({
      retries: 0,
      token: "example-token",
      baseUrl: "https://api.example.com/v0",
      fetch: fetch,
    });
    expect(await stopSession(mocked, { agent_name: "support-agent", session_id: "session-1" })).toEqual(
      undefined,
    );
    expect(fetch.requests).toMatchObject([{ operation: "stopSession", method: "POST" }]);
  });

  test("refuses a request that the spec does not describe", async () => {
    const call = createFoundryMock()("https://api.example.com/nothing/of/this", { method: "PATCH" });
    await expect(call).rejects.toThrow("knows no PATCH /nothing/of/this");
  });
});
