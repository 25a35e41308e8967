// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  createForbocClient,
  type ForbocClient,
  stop,
  stopGhostSession,
  isStopGhostSessionError,
  type StopResult,
  type GhostSession,
  type GhostError,
} from "@agent-stop/forboc";
import { createForbocMock } from "@agent-stop/forboc/mock";
import { expectTypeOf, test } from "vitest";

declare const client: ForbocClient;

test("createForbocClient takes the options of the spec", () => {
  createForbocClient({ token: "example-token" });
  createForbocClient();
  createForbocClient({
    // @ts-expect-error This is no number.
    token: 1,
  });
  createForbocClient({
    // @ts-expect-error There is no option of this name.
    tokenn: "text",
  });
});

test("stopGhostSession takes the parameters of the spec", async () => {
  await stopGhostSession(client, { sessionId: "ghost-1" });
  await stopGhostSession(
    client,
    // @ts-expect-error What the spec requires is missing.
    {},
  );
  await stopGhostSession(client, {
    // @ts-expect-error The spec has another type.
    sessionId: 1,
  });
  await stopGhostSession(client, {
    sessionId: "ghost-1",
    // @ts-expect-error There is no parameter of this name.
    sessionIdd: "text",
  });
});

test("stopGhostSession returns what the spec has", async () => {
  const result = await stopGhostSession(client, { sessionId: "ghost-1" });
  expectTypeOf(result).toEqualTypeOf<GhostSession>();
  // @ts-expect-error The spec has no such value.
  if (result.status === "stoppedd") return;
});

test("the status of a StopGhostSessionError narrows its body", async () => {
  const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
    (reason: unknown) => reason,
  );
  if (!isStopGhostSessionError(error)) throw error;
  if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<GhostError | undefined>();
  // @ts-expect-error A success is no error.
  if (error.status === 200) throw error;
  // @ts-expect-error There is no such status.
  if (error.status === 999) throw error;
  // @ts-expect-error An error has nothing of this name.
  expectTypeOf(error.statuss);
});

test("stop takes what the operation takes, and returns an outcome", async () => {
  const result = await stop(client, { sessionId: "ghost-1" });
  expectTypeOf(result).toEqualTypeOf<StopResult>();
  if (result.outcome === "already-stopped") return;
  // @ts-expect-error There is no such outcome.
  if (result.outcome === "alreadystopped") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "already_stopped") return;
  await stop(
    client,
    // @ts-expect-error What the spec requires is missing.
    {},
  );
});

test("createForbocMock knows the examples of the spec", () => {
  createForbocMock();
  createForbocMock({
    stopGhostSession: ["stopped", "already_stopped", "unauthorized", "not_found", "invalid", "server_error"],
  });
  createForbocMock({
    // @ts-expect-error There is no example of this name.
    stopGhostSession: "stoppedd",
  });
  createForbocMock({
    // @ts-expect-error There is no operation of this name.
    stopGhostSessionn: "stopped",
  });
});
