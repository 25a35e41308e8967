// What a browser does on its own. Bundled and run in Chromium by `chromium.test.ts`, against the server of `fault-judge.ts`.
import { createForbocClient, NetworkError, stopGhostSession } from "@agent-stop/forboc";
import { startProviderServer } from "agent-stop-contract";
import { expect, test } from "vitest";

const server = await startProviderServer(new URL("../../../../specs/forboc/openapi.yaml", import.meta.url));
const client = createForbocClient({ baseUrl: server.baseUrl, retries: 0 });

test("of a request whose older connection is reset, the client knows one attempt, and the server two", async () => {
  await expect(stopGhostSession(client, { sessionId: "broken" })).rejects.toThrow("stopGhostSession");
  const requestCount = await server.requestCount();
  const error: unknown = await stopGhostSession(client, { sessionId: "reset" }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NetworkError);
  expect(error).toMatchObject({ attempts: 1 });
  expect(await server.requestCount()).toBe(requestCount + 2);
});
