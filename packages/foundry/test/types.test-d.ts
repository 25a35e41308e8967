// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  createFoundryClient,
  type FoundryClient,
  stop,
  stopSession,
  isStopSessionError,
  type StopResult,
  type FoundryErrorResponse,
} from "@agent-stop/foundry";
import { createFoundryMock } from "@agent-stop/foundry/mock";
import { expectTypeOf, test } from "vitest";

declare const client: FoundryClient;

test("createFoundryClient takes the options of the spec", () => {
  createFoundryClient({ token: "example-token", account: "example", project: "_project" });
  createFoundryClient({ token: "example-token" });
  createFoundryClient(
    // @ts-expect-error A needed option is missing.
    {},
  );
  createFoundryClient({
    // @ts-expect-error This is no number.
    token: 1,
  });
  createFoundryClient({
    token: "example-token",
    // @ts-expect-error This is no number.
    account: 1,
  });
  createFoundryClient({
    token: "example-token",
    // @ts-expect-error This is no number.
    project: 1,
  });
  createFoundryClient({
    token: "example-token",
    // @ts-expect-error There is no option of this name.
    tokenn: "text",
  });
  createFoundryClient({
    token: "example-token",
    // @ts-expect-error There is no option of this name.
    accountt: "text",
  });
  createFoundryClient({
    token: "example-token",
    // @ts-expect-error There is no option of this name.
    projectt: "text",
  });
});

test("stopSession takes the parameters of the spec", async () => {
  await stopSession(client, { agent_name: "support-agent", session_id: "session-1" });
  await stopSession(
    client,
    // @ts-expect-error What the spec requires is missing.
    { session_id: "session-1" },
  );
  await stopSession(
    client,
    // @ts-expect-error What the spec requires is missing.
    { agent_name: "support-agent" },
  );
  await stopSession(client, {
    session_id: "session-1",
    // @ts-expect-error The spec has another type.
    agent_name: 1,
  });
  await stopSession(client, {
    agent_name: "support-agent",
    // @ts-expect-error The spec has another type.
    session_id: 1,
  });
  await stopSession(client, {
    agent_name: "support-agent",
    session_id: "session-1",
    // @ts-expect-error The spec has another type.
    "api-version": 1,
  });
  await stopSession(client, {
    agent_name: "support-agent",
    session_id: "session-1",
    // @ts-expect-error The spec has another type.
    "Foundry-Features": "AgentEndpoints=V1Previeww",
  });
  await stopSession(client, {
    agent_name: "support-agent",
    session_id: "session-1",
    // @ts-expect-error There is no parameter of this name.
    agent_namee: "text",
  });
  await stopSession(client, {
    agent_name: "support-agent",
    session_id: "session-1",
    // @ts-expect-error There is no parameter of this name.
    session_idd: "text",
  });
  await stopSession(client, {
    agent_name: "support-agent",
    session_id: "session-1",
    // @ts-expect-error There is no parameter of this name.
    "api-versionn": "text",
  });
  await stopSession(client, {
    agent_name: "support-agent",
    session_id: "session-1",
    // @ts-expect-error There is no parameter of this name.
    "Foundry-Featuress": "text",
  });
});

test("stopSession returns what the spec has", async () => {
  const result = await stopSession(client, { agent_name: "support-agent", session_id: "session-1" });
  expectTypeOf(result).toEqualTypeOf<undefined>();
});

test("the status of a StopSessionError narrows its body", async () => {
  const error: unknown = await stopSession(client, {
    agent_name: "support-agent",
    session_id: "session-1",
  }).catch((reason: unknown) => reason);
  if (!isStopSessionError(error)) throw error;
  if (error.status === 400) expectTypeOf(error.body).toEqualTypeOf<FoundryErrorResponse | undefined>();
  if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<FoundryErrorResponse | undefined>();
  if (error.status === 302) expectTypeOf(error.body).toEqualTypeOf<unknown>();
  // @ts-expect-error A success is no error.
  if (error.status === 204) throw error;
  // @ts-expect-error There is no such status.
  if (error.status === 999) throw error;
  // @ts-expect-error An error has nothing of this name.
  expectTypeOf(error.statuss);
});

test("stop takes what the operation takes, and returns an outcome", async () => {
  const result = await stop(client, { agent_name: "support-agent", session_id: "session-1" });
  expectTypeOf(result).toEqualTypeOf<StopResult>();
  if (result.outcome === "already-stopped") return;
  // @ts-expect-error There is no such outcome.
  if (result.outcome === "alreadystopped") return;
  await stop(
    client,
    // @ts-expect-error What the spec requires is missing.
    { session_id: "session-1" },
  );
  await stop(
    client,
    // @ts-expect-error What the spec requires is missing.
    { agent_name: "support-agent" },
  );
});

test("createFoundryMock knows the examples of the spec", () => {
  createFoundryMock();
  createFoundryMock({
    stopSession: ["204", "not_found", "without_code", "detailed", "server_error", "5XX without_code"],
  });
  createFoundryMock({
    // @ts-expect-error There is no example of this name.
    stopSession: "2044",
  });
  createFoundryMock({
    // @ts-expect-error There is no operation of this name.
    stopSessionn: "204",
  });
});
