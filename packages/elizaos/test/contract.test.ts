// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  CallError,
  DecodeError,
  HttpError,
  UsageError,
  createElizaosClient,
  isStopAgentError,
  stop,
  stopAgent,
} from "@agent-stop/elizaos";
import { createElizaosMock } from "@agent-stop/elizaos/mock";
import { startProviderServer } from "agent-stop-contract";
import { afterAll, describe, expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../specs/elizaos/openapi.yaml", import.meta.url));
const client = createElizaosClient({ baseUrl: server.baseUrl, retries: 0, token: "example-token" });

afterAll(() => server.close());

describe("stopAgent", () => {
  test("returns the content of 200 stopped", async () => {
    const exchange = await server.answer("200", { example: "stopped" });
    const result = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toEqual({
      success: true,
      message: "Agent stopped successfully",
      data: { agentId: "550e8400-e29b-41d4-a716-446655440000", status: "inactive", stoppedAt: 1709683200000 },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.200.stopped.http");
  });

  test("returns the content of 200 minimal", async () => {
    const exchange = await server.answer("200", { example: "minimal" });
    const result = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toEqual({
      success: true,
      data: { agentId: "550e8400-e29b-41d4-a716-446655440000", status: "inactive" },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.200.minimal.http");
  });

  test("throws an HttpError for default not_found", async () => {
    const exchange = await server.answer("default", { example: "not_found", status: 500 });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopAgentError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({ success: false, error: "Agent not found" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.default.not_found.http");
  });

  test("throws an HttpError for default not_running", async () => {
    const exchange = await server.answer("default", { example: "not_running", status: 500 });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopAgentError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({ success: false, error: "Agent is not running" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.default.not_running.http");
  });

  test("throws an HttpError for default timed_out", async () => {
    const exchange = await server.answer("default", { example: "timed_out", status: 500 });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopAgentError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({ success: false, error: "Graceful shutdown timed out" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.default.timed_out.http");
  });

  test("throws an HttpError for default failed", async () => {
    const exchange = await server.answer("default", { example: "failed", status: 500 });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    if (!isStopAgentError(error)) throw error;
    expect(error.status).toBe(500);
    expect(error.body).toEqual({ success: false, error: "Failed to stop agent runtime" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.default.failed.http");
  });

  test("sends body defaults", async () => {
    const exchange = await server.answer("200", { example: "stopped" });
    await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000", body: {} });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.request.body_defaults.http");
  });

  test("sends body graceful", async () => {
    const exchange = await server.answer("200", { example: "stopped" });
    await stopAgent(client, {
      agentId: "550e8400-e29b-41d4-a716-446655440000",
      body: { graceful: true, timeout: 30000 },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.request.body_graceful.http");
  });

  test("sends body patient", async () => {
    const exchange = await server.answer("200", { example: "stopped" });
    await stopAgent(client, {
      agentId: "550e8400-e29b-41d4-a716-446655440000",
      body: { graceful: true, timeout: 60000 },
    });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.request.body_patient.http");
  });

  test("sends body forced", async () => {
    const exchange = await server.answer("200", { example: "stopped" });
    await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000", body: { graceful: false } });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.request.body_forced.http");
  });

  test("sends no credential", async () => {
    const other = createElizaosClient({ baseUrl: server.baseUrl, retries: 0 });
    const exchange = await server.answer("200", { example: "stopped" });
    await stopAgent(other, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    await expect(await exchange.toHttp()).toMatchFileSnapshot("wire/stop-agent.request.no_credential.http");
  });

  test('sends nothing when "agentId" is ".."', async () => {
    const requestCount = await server.requestCount();
    const call = stopAgent(client, { agentId: ".." });
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow('"agentId" can\'t be ".."');
    expect(await server.requestCount()).toBe(requestCount);
  });

  test("throws an HttpError for 202, which the spec does not declare", async () => {
    await server.answerRaw({ status: 202, headers: { "content-type": "application/json" }, body: "{}" });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopAgent", status: 202 });
  });

  test("follows no redirect", async () => {
    const requestCount = await server.requestCount();
    await server.answerRaw({ status: 302, headers: { location: server.baseUrl } });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(await server.requestCount()).toBe(requestCount + 1);
  });

  test("throws an HttpError for 500 without a body", async () => {
    await server.answerRaw({ status: 500 });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ operation: "stopAgent", status: 500, body: undefined });
  });

  test("throws a DecodeError for 200 with an HTML page", async () => {
    await server.answerRaw({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!doctype html><title>Sign in</title>",
    });
    const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ operation: "stopAgent", status: 200 });
  });
});

describe("stop", () => {
  test("200 stopped is stopped", async () => {
    await server.answer("200", { example: "stopped" });
    const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toMatchObject({
      outcome: "stopped",
      confirmed: true,
      attempts: 1,
      status: 200,
      body: {
        success: true,
        message: "Agent stopped successfully",
        data: {
          agentId: "550e8400-e29b-41d4-a716-446655440000",
          status: "inactive",
          stoppedAt: 1709683200000,
        },
      },
    });
  });

  test("200 minimal is stopped", async () => {
    await server.answer("200", { example: "minimal" });
    const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toMatchObject({
      outcome: "stopped",
      confirmed: true,
      attempts: 1,
      status: 200,
      body: { success: true, data: { agentId: "550e8400-e29b-41d4-a716-446655440000", status: "inactive" } },
    });
  });

  test("default not_found is not-found", async () => {
    await server.answer("default", { example: "not_found", status: 400 });
    const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toMatchObject({
      outcome: "not-found",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { success: false, error: "Agent not found" },
    });
  });

  test("default not_running is already-stopped", async () => {
    await server.answer("default", { example: "not_running", status: 400 });
    const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toMatchObject({
      outcome: "already-stopped",
      confirmed: true,
      attempts: 1,
      status: 400,
      body: { success: false, error: "Agent is not running" },
    });
  });

  test("default timed_out is still-running", async () => {
    await server.answer("default", { example: "timed_out", status: 400 });
    const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toMatchObject({
      outcome: "still-running",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { success: false, error: "Graceful shutdown timed out" },
    });
  });

  test("default failed is failed", async () => {
    await server.answer("default", { example: "failed", status: 400 });
    const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toMatchObject({
      outcome: "failed",
      confirmed: false,
      attempts: 1,
      status: 400,
      body: { success: false, error: "Failed to stop agent runtime" },
    });
  });

  test.each([
    { status: 299, headers: { "content-type": "application/json" }, body: "{}" },
    { status: 302, headers: { location: "https://login.example/" } },
    { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" },
  ])("$status that the spec does not have is unknown", async (answer) => {
    await server.answerRaw(answer);
    const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
    expect(result).toMatchObject({ outcome: "unknown", confirmed: false, attempts: 1 });
    expect(result.error).toBeInstanceOf(CallError);
  });
});

describe("mock", () => {
  test("answers stopAgent with its first success", async () => {
    const fetch = createElizaosMock();
    const mocked = createElizaosClient({
      retries: 0,
      token: "example-token",
      baseUrl: "https://api.example.com/v0",
      fetch: fetch,
    });
    expect(await stopAgent(mocked, { agentId: "550e8400-e29b-41d4-a716-446655440000" })).toEqual({
      success: true,
      message: "Agent stopped successfully",
      data: { agentId: "550e8400-e29b-41d4-a716-446655440000", status: "inactive", stoppedAt: 1709683200000 },
    });
    expect(fetch.requests).toMatchObject([{ operation: "stopAgent", method: "POST" }]);
  });

  test("refuses a request that the spec does not describe", async () => {
    const call = createElizaosMock()("https://api.example.com/nothing/of/this", { method: "PATCH" });
    await expect(call).rejects.toThrow("knows no PATCH /nothing/of/this");
  });
});
