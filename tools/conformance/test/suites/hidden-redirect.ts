// What a page is told of a redirect: nothing. Bundled and run in Chromium by `chromium.test.ts`.
import { createForbocClient, HttpError, stop, stopGhostSession } from "@agent-stop/forboc";
import { startProviderServer } from "agent-stop-contract";
import { expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../../specs/forboc/openapi.yaml", import.meta.url));
const client = createForbocClient({ baseUrl: server.baseUrl, token: "example-token" });
const redirect = { status: 307, headers: { location: "https://login.example/?token=example-token" } };

test("a redirect is an HttpError with the status 0, no target, and no second request", async () => {
  const requestCount = await server.requestCount();
  await server.answerRaw(redirect);
  const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ operation: "stopGhostSession", status: 0, attempts: 1, body: undefined });
  expect(String(error)).toBe("HttpError: stopGhostSession: 0");
  expect(await server.requestCount()).toBe(requestCount + 1);
});

test("a stop that was redirected is unknown, and confirms nothing", async () => {
  await server.answerRaw(redirect);
  const result = await stop(client, { sessionId: "ghost-1" });
  expect(result).toMatchObject({ outcome: "unknown", confirmed: false, attempts: 1, status: 0 });
});
