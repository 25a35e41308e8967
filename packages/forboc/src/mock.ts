// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
import * as mock from "@agent-stop/runtime/mock";

/**
 * Creates a `fetch` for tests, which answers as the spec of Forboc AI shows, without a network:
 * `createForbocClient({ fetch: createForbocMock() })`. It answers with the first success, unless
 * `answers` says otherwise, and refuses requests that the spec does not describe. `requests` holds the
 * others.
 *
 * @throws {UsageError} when `answers` names an operation or an example that the spec does not have.
 */
export function createForbocMock(answers?: ForbocMockAnswers): mock.Mock {
  return mock.createMock(api, answers);
}

/** What `createForbocMock` takes: for each operation the name of an example, or one after the other. */
export interface ForbocMockAnswers {
  readonly stopGhostSession?:
    | mock.MockScript<
        "stopped" | "already_stopped" | "unauthorized" | "not_found" | "invalid" | "server_error"
      >
    | undefined;
}

const api: mock.MockApi = {
  name: "@agent-stop/forboc",
  securitySchemes: [{ option: "token", in: "header", name: "authorization", scheme: "Bearer" }],
  operations: [
    {
      function: "stopGhostSession",
      method: "POST",
      path: "/ghost/{sessionId}/stop",
      parameters: [],
      security: [[], ["token"]],
      usual: "stopped",
      examples: {
        stopped: { status: 200, body: { status: "stopped", sessionId: "ghost-1" } },
        already_stopped: { status: 200, body: { status: "already_stopped", sessionId: "ghost-1" } },
        unauthorized: {
          status: 500,
          body: { error: { code: "UNAUTHORIZED", message: "The bearer token is missing or invalid." } },
        },
        not_found: {
          status: 500,
          body: { error: { code: "NOT_FOUND", message: 'Ghost session "ghost-1" was not found.' } },
        },
        invalid: {
          status: 500,
          body: {
            error: {
              code: "VALIDATION_FAILED",
              message: "The session id is not valid.",
              details: { parameter: "sessionId", received: "?" },
            },
          },
        },
        server_error: {
          status: 500,
          body: { error: { code: "INTERNAL_ERROR", message: "The server could not end the session." } },
        },
      },
    },
  ],
};
