// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  createGhostlyClient,
  type GhostlyClient,
  stop,
  cancelRun,
  isCancelRunError,
  type StopResult,
  type CancelResult,
  type CancelAccepted,
  type CancelStale,
  type RunError,
} from "@agent-stop/ghostly";
import { createGhostlyMock } from "@agent-stop/ghostly/mock";
import { expectTypeOf, test } from "vitest";

declare const client: GhostlyClient;

test("createGhostlyClient takes the options of the spec", () => {
  createGhostlyClient({ apiKey: "example-apiKey", token: "example-token" });
  createGhostlyClient();
  createGhostlyClient({
    // @ts-expect-error This is no number.
    apiKey: 1,
  });
  createGhostlyClient({
    // @ts-expect-error This is no number.
    token: 1,
  });
  createGhostlyClient({
    // @ts-expect-error There is no option of this name.
    apiKeyy: "text",
  });
  createGhostlyClient({
    // @ts-expect-error There is no option of this name.
    tokenn: "text",
  });
});

test("cancelRun takes the parameters of the spec", async () => {
  await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
  await cancelRun(
    client,
    // @ts-expect-error What the spec requires is missing.
    {},
  );
  await cancelRun(client, {
    // @ts-expect-error The spec has another type.
    id: 1,
  });
  await cancelRun(client, {
    id: "d1e2f3a4-0000-4000-8000-112233445566",
    // @ts-expect-error There is no parameter of this name.
    idd: "text",
  });
});

test("cancelRun returns what the spec has", async () => {
  const result = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
  expectTypeOf(result).toEqualTypeOf<CancelResult>();
  if (result.status === "cancelling") expectTypeOf(result).toEqualTypeOf<CancelAccepted>();
  if (result.status === "cancelled") expectTypeOf(result).toEqualTypeOf<CancelStale>();
  // @ts-expect-error The spec has no such value.
  if (result.status === "cancellingg") return;
  // @ts-expect-error Not each of the types has it.
  expectTypeOf(result.stale);
});

test("the status of a CancelRunError narrows its body", async () => {
  const error: unknown = await cancelRun(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" }).catch(
    (reason: unknown) => reason,
  );
  if (!isCancelRunError(error)) throw error;
  if (error.status === 401) expectTypeOf(error.body).toEqualTypeOf<RunError | undefined>();
  if (error.status === 403) expectTypeOf(error.body).toEqualTypeOf<RunError | undefined>();
  if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<RunError | undefined>();
  if (error.status === 409) expectTypeOf(error.body).toEqualTypeOf<RunError | undefined>();
  if (error.status === 418) expectTypeOf(error.body).toEqualTypeOf<unknown>();
  // @ts-expect-error A success is no error.
  if (error.status === 200) throw error;
  // @ts-expect-error There is no such status.
  if (error.status === 999) throw error;
  // @ts-expect-error An error has nothing of this name.
  expectTypeOf(error.statuss);
});

test("stop takes what the operation takes, and returns an outcome", async () => {
  const result = await stop(client, { id: "d1e2f3a4-0000-4000-8000-112233445566" });
  expectTypeOf(result).toEqualTypeOf<StopResult>();
  if (result.outcome === "already-stopped") return;
  // @ts-expect-error There is no such outcome.
  if (result.outcome === "alreadystopped") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "cancelling") return;
  // @ts-expect-error A word of the provider's is no outcome.
  if (result.outcome === "cancelled") return;
  await stop(
    client,
    // @ts-expect-error What the spec requires is missing.
    {},
  );
});

test("createGhostlyMock knows the examples of the spec", () => {
  createGhostlyMock();
  createGhostlyMock({
    cancelRun: [
      "cancelling",
      "stale",
      "unauthorized",
      "invalid_key",
      "invalid_token",
      "forbidden",
      "not_found",
      "finished",
      "finished_english",
    ],
  });
  createGhostlyMock({
    // @ts-expect-error There is no example of this name.
    cancelRun: "cancellingg",
  });
  createGhostlyMock({
    // @ts-expect-error There is no operation of this name.
    cancelRunn: "cancelling",
  });
});
