import {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type Credential,
  type Operation,
  send,
} from "@agent-stop/runtime";

/** The API of the tests of this package: one operation with each kind of parameter, two ways to say who calls. */
export const stopAgent: Operation = {
  operationId: "stopAgent",
  method: "POST",
  path: "/agents/{agentId}/stop",
  parameters: [
    { name: "agentId", in: "path" },
    { name: "api-version", in: "query", required: true, default: "v1" },
    { name: "reason", in: "query" },
    { name: "X-Trace", in: "header" },
  ],
  requestBody: { required: false },
  responses: {
    "200": ["application/json"],
    "204": [],
    "404": ["application/json"],
    "5XX": ["application/json"],
  },
};

/** The same, but the spec says that sending it again is safe. */
export const repeatableStop: Operation = { ...stopAgent, repeatable: true };

/** The same, but the body's `timeout` says how long the server may take. */
export const waitingStop: Operation = {
  ...stopAgent,
  serverWait: { property: "timeout", default: 30_000 },
};

export interface TestOptions extends ClientOptions {
  readonly token?: Credential | undefined;
  readonly apiKey?: Credential | undefined;
  readonly account?: string | undefined;
}

export type TestClient = Client<Record<`/${string}`, object>>;

/** Creates a client of the API; without a `baseUrl` it would go to `https://{account}.example.com/v1`. */
export function createTestClient(options: TestOptions): TestClient {
  return createClient(
    {
      server: { url: "https://{account}.example.com/{version}", variables: { account: "", version: "v1" } },
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" },
        token: { type: "http", scheme: "bearer" },
      },
      security: [{ apiKey: [] }, { token: [] }],
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
  return send(client, stopAgent, parameters as object, options);
}

/** What a call returns or rejects with, for a test that looks at either. */
export async function settle(
  client: TestClient,
  operation: Operation = stopAgent,
  options?: CallOptions,
): Promise<unknown> {
  try {
    return await send(client, operation, { agentId: "agent-1" }, options);
  } catch (error) {
    return error;
  }
}
