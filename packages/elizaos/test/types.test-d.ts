// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  createElizaosClient,
  type ElizaosClient,
  stop,
  stopAgent,
  isStopAgentError,
  type StopResult,
  type AgentStop,
  type AgentError,
} from "@agent-stop/elizaos";
import { createElizaosMock } from "@agent-stop/elizaos/mock";
import { expectTypeOf, test } from "vitest";

declare const client: ElizaosClient;

test("createElizaosClient takes the options of the spec", () => {
  createElizaosClient({ token: "example-token" });
  createElizaosClient();
  createElizaosClient({
    // @ts-expect-error This is no number.
    token: 1,
  });
  createElizaosClient({
    // @ts-expect-error There is no option of this name.
    tokenn: "text",
  });
});

test("stopAgent takes the parameters of the spec", async () => {
  await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
  await stopAgent(
    client,
    // @ts-expect-error What the spec requires is missing.
    {},
  );
  await stopAgent(client, {
    // @ts-expect-error The spec has another type.
    agentId: 1,
  });
  await stopAgent(client, {
    agentId: "550e8400-e29b-41d4-a716-446655440000",
    // @ts-expect-error There is no parameter of this name.
    agentIdd: "text",
  });
  await stopAgent(client, {
    agentId: "550e8400-e29b-41d4-a716-446655440000",
    // @ts-expect-error There is no parameter of this name.
    bodyy: "text",
  });
  await stopAgent(client, {
    agentId: "550e8400-e29b-41d4-a716-446655440000",
    body: {
      // @ts-expect-error The spec has another type.
      graceful: "text",
    },
  });
  await stopAgent(client, {
    agentId: "550e8400-e29b-41d4-a716-446655440000",
    body: {
      // @ts-expect-error The spec has another type.
      timeout: "text",
    },
  });
  await stopAgent(client, {
    agentId: "550e8400-e29b-41d4-a716-446655440000",
    body: {
      // @ts-expect-error There is no property of this name.
      gracefull: "text",
    },
  });
  await stopAgent(client, {
    agentId: "550e8400-e29b-41d4-a716-446655440000",
    body: {
      // @ts-expect-error There is no property of this name.
      timeoutt: "text",
    },
  });
});

test("stopAgent returns what the spec has", async () => {
  const result = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
  expectTypeOf(result).toEqualTypeOf<AgentStop>();
  // @ts-expect-error The spec has no such value.
  if (result.data.status === "inactivee") return;
});

test("the status of a StopAgentError narrows its body", async () => {
  const error: unknown = await stopAgent(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" }).catch(
    (reason: unknown) => reason,
  );
  if (!isStopAgentError(error)) throw error;
  if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<AgentError | undefined>();
  // @ts-expect-error A success is no error.
  if (error.status === 200) throw error;
  // @ts-expect-error There is no such status.
  if (error.status === 999) throw error;
  // @ts-expect-error An error has nothing of this name.
  expectTypeOf(error.statuss);
});

test("stop takes what the operation takes, and returns an outcome", async () => {
  const result = await stop(client, { agentId: "550e8400-e29b-41d4-a716-446655440000" });
  expectTypeOf(result).toEqualTypeOf<StopResult>();
  if (result.outcome === "already-stopped") return;
  // @ts-expect-error There is no such outcome.
  if (result.outcome === "alreadystopped") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "inactive") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "Agent not found") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "Agent is not running") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "Graceful shutdown timed out") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "Failed to stop agent runtime") return;
  await stop(
    client,
    // @ts-expect-error What the spec requires is missing.
    {},
  );
});

test("createElizaosMock knows the examples of the spec", () => {
  createElizaosMock();
  createElizaosMock({ stopAgent: ["stopped", "minimal", "not_found", "not_running", "timed_out", "failed"] });
  createElizaosMock({
    // @ts-expect-error There is no example of this name.
    stopAgent: "stoppedd",
  });
  createElizaosMock({
    // @ts-expect-error There is no operation of this name.
    stopAgentt: "stopped",
  });
});
