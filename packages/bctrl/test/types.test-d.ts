// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  createBctrlClient,
  type BctrlClient,
  stop,
  stopRuntime,
  isStopRuntimeError,
  type StopResult,
  type Runtime,
  type RuntimeError,
} from "@agent-stop/bctrl";
import { createBctrlMock } from "@agent-stop/bctrl/mock";
import { expectTypeOf, test } from "vitest";

declare const client: BctrlClient;

test("createBctrlClient takes the options of the spec", () => {
  createBctrlClient({ token: "example-token" });
  createBctrlClient(
    // @ts-expect-error A needed option is missing.
    {},
  );
  createBctrlClient({
    // @ts-expect-error This is no number.
    token: 1,
  });
  createBctrlClient({
    token: "example-token",
    // @ts-expect-error There is no option of this name.
    tokenn: "text",
  });
});

test("stopRuntime takes the parameters of the spec", async () => {
  await stopRuntime(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
  await stopRuntime(
    client,
    // @ts-expect-error What the spec requires is missing.
    { alias: "checkout" },
  );
  await stopRuntime(
    client,
    // @ts-expect-error What the spec requires is missing.
    { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11" },
  );
  await stopRuntime(client, {
    alias: "checkout",
    // @ts-expect-error The spec has another type.
    id: 1,
  });
  await stopRuntime(client, {
    id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
    // @ts-expect-error The spec has another type.
    alias: 1,
  });
  await stopRuntime(client, {
    id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
    alias: "checkout",
    // @ts-expect-error There is no parameter of this name.
    idd: "text",
  });
  await stopRuntime(client, {
    id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
    alias: "checkout",
    // @ts-expect-error There is no parameter of this name.
    aliass: "text",
  });
});

test("stopRuntime returns what the spec has", async () => {
  const result = await stopRuntime(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
  expectTypeOf(result).toEqualTypeOf<Runtime>();
  // @ts-expect-error The spec has no such value.
  if (result.kind === "browserr") return;
  // @ts-expect-error The spec has no such value.
  if (result.status === "activee") return;
  // @ts-expect-error The spec has no such value.
  if (result.summary?.launchMode === "profilee") return;
});

test("the status of a StopRuntimeError narrows its body", async () => {
  const error: unknown = await stopRuntime(client, {
    id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
    alias: "checkout",
  }).catch((reason: unknown) => reason);
  if (!isStopRuntimeError(error)) throw error;
  if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<RuntimeError | undefined>();
  // @ts-expect-error A success is no error.
  if (error.status === 200) throw error;
  // @ts-expect-error There is no such status.
  if (error.status === 999) throw error;
  // @ts-expect-error An error has nothing of this name.
  expectTypeOf(error.statuss);
});

test("stop takes what the operation takes, and returns an outcome", async () => {
  const result = await stop(client, { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11", alias: "checkout" });
  expectTypeOf(result).toEqualTypeOf<StopResult>();
  if (result.outcome === "already-stopped") return;
  // @ts-expect-error There is no such outcome.
  if (result.outcome === "alreadystopped") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "active") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "runtime.not_found") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "runtime.not_active") return;
  await stop(
    client,
    // @ts-expect-error What the spec requires is missing.
    { alias: "checkout" },
  );
  await stop(
    client,
    // @ts-expect-error What the spec requires is missing.
    { id: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11" },
  );
});

test("createBctrlMock knows the examples of the spec", () => {
  createBctrlMock();
  createBctrlMock({
    stopRuntime: [
      "stopped",
      "active",
      "failed",
      "unauthorized",
      "forbidden",
      "not_found",
      "not_active",
      "rate_limited",
      "server_error",
      "host_unavailable",
      "minimal",
    ],
  });
  createBctrlMock({
    // @ts-expect-error There is no example of this name.
    stopRuntime: "stoppedd",
  });
  createBctrlMock({
    // @ts-expect-error There is no operation of this name.
    stopRuntimee: "stopped",
  });
});
