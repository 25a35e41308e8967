// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
import * as mock from "@agent-stop/runtime/mock";

/**
 * Creates a `fetch` for tests, which answers as the spec of ElizaOS shows, without a network:
 * `createElizaosClient({ fetch: createElizaosMock() })`. It answers with the first success, unless
 * `answers` says otherwise, and refuses requests that the spec does not describe. `requests` holds the
 * others.
 *
 * @throws {UsageError} when `answers` names an operation or an example that the spec does not have.
 */
export function createElizaosMock(answers?: ElizaosMockAnswers): mock.Mock {
  return mock.createMock(api, answers);
}

/** What `createElizaosMock` takes: for each operation the name of an example, or one after the other. */
export interface ElizaosMockAnswers {
  readonly stopAgent?:
    mock.MockScript<"stopped" | "minimal" | "not_found" | "not_running" | "timed_out" | "failed"> | undefined;
}

const api: mock.MockApi = {
  name: "@agent-stop/elizaos",
  securitySchemes: [{ option: "token", in: "header", name: "authorization", scheme: "Bearer" }],
  operations: [
    {
      function: "stopAgent",
      method: "POST",
      path: "/agents/{agentId}/stop",
      parameters: [],
      security: [[], ["token"]],
      body: {
        required: false,
        mediaTypes: ["application/json"],
        shape: {
          type: ["object"],
          properties: { graceful: { type: ["boolean"] }, timeout: { type: ["integer"] } },
        },
      },
      usual: "stopped",
      examples: {
        stopped: {
          status: 200,
          body: {
            success: true,
            message: "Agent stopped successfully",
            data: {
              agentId: "550e8400-e29b-41d4-a716-446655440000",
              status: "inactive",
              stoppedAt: 1709683200000,
            },
          },
        },
        minimal: {
          status: 200,
          body: {
            success: true,
            data: { agentId: "550e8400-e29b-41d4-a716-446655440000", status: "inactive" },
          },
        },
        not_found: { status: 500, body: { success: false, error: "Agent not found" } },
        not_running: { status: 500, body: { success: false, error: "Agent is not running" } },
        timed_out: { status: 500, body: { success: false, error: "Graceful shutdown timed out" } },
        failed: { status: 500, body: { success: false, error: "Failed to stop agent runtime" } },
      },
    },
  ],
};
