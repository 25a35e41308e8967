// What a page is told by a server that does not let other origins in. Bundled and run in Chromium by `chromium.test.ts`.
import { createForbocClient, NetworkError, stopGhostSession } from "@agent-stop/forboc";
import { startProviderServer } from "agent-stop-contract";
import { expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../../specs/forboc/openapi.yaml", import.meta.url));

test("a server that does not allow the page is a NetworkError, without the credential", async () => {
  const client = createForbocClient({ baseUrl: server.baseUrl, token: "example-token", retries: 0 });
  const error: unknown = await stopGhostSession(client, { sessionId: "ghost-1" }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NetworkError);
  expect(String(error)).toBe(`NetworkError: stopGhostSession: no complete response from ${server.baseUrl}`);
  expect(await server.requestCount()).toBe(1);
});
