import type { CallOptions, Client, ClientOptions, Credential } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";

/** The API of the tests of this package: one operation with each kind of parameter, two ways to say who calls. */
export const stopAgent: wire.Operation = {
  operationId: "stopAgent",
  method: "POST",
  path: "/agents/{agentId}/stop",
  parameters: [
    { name: "agentId", in: wire.path, required: true },
    { name: "api-version", in: wire.query, required: true, default: "v1" },
    { name: "reason", in: wire.query },
    { name: "X-Trace", in: wire.header },
    { name: "body", in: wire.jsonBody },
  ],
  accept: "application/json",
  responses: wire.ranged({
    "200": { "application/json": wire.decodeJson },
    "204": {},
    "404": { "application/json": wire.decodeJson },
    "5XX": { "application/json": wire.decodeJson },
  }),
};

/** The same, but the spec says that sending it again is safe. */
export const repeatableStop: wire.Operation = { ...stopAgent, repeatable: true };

/** The same, but the body's `timeout` says how long the server may take. */
export const waitingStop: wire.Operation = {
  ...stopAgent,
  limits: wire.serverWait("timeout", 30_000),
};

export interface TestOptions extends ClientOptions {
  readonly token?: Credential | undefined;
  readonly apiKey?: Credential | undefined;
  readonly account?: string | undefined;
}

export type TestClient = Client<Record<`/${string}`, object>>;

/** Creates a client of the API; without a `baseUrl` it would go to `https://{account}.example.com/v1`. */
export function createTestClient(options: TestOptions): TestClient {
  return wire.createClient(
    {
      server: wire.serverTemplate("https://{account}.example.com/{version}", { account: "", version: "v1" }),
      security: wire.firstOf({ apiKey: wire.apiKey(wire.header, "X-Api-Key"), token: wire.bearer }, [
        ["apiKey"],
        ["token"],
      ]),
    },
    options,
  );
}

/** Calls `stopAgent` with `parameters` of any kind, as JavaScript users can. */
export function stop(
  client: TestClient,
  parameters: unknown = { agentId: "agent-1" },
  options?: CallOptions,
): Promise<unknown> {
  return wire.send(client, stopAgent, parameters as object, options);
}

/** What a call returns or rejects with, for a test that looks at either. */
export async function settle(
  client: TestClient,
  operation: wire.Operation = stopAgent,
  options?: CallOptions,
): Promise<unknown> {
  try {
    return await wire.send(client, operation, { agentId: "agent-1" }, options);
  } catch (error) {
    return error;
  }
}
