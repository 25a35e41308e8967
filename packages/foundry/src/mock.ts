// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
import * as mock from "@agent-stop/runtime/mock";

/**
 * Creates a `fetch` for tests, which answers as the spec of Microsoft Foundry shows, without a
 * network: `createFoundryClient({ fetch: createFoundryMock() })`. It answers with the first success,
 * unless `answers` says otherwise, and refuses requests that the spec does not describe. `requests`
 * holds the others.
 *
 * @throws {UsageError} when `answers` names an operation or an example that the spec does not have.
 */
export function createFoundryMock(answers?: FoundryMockAnswers): mock.Mock {
  return mock.createMock(api, answers);
}

/** What `createFoundryMock` takes: for each operation the name of an example, or one after the other. */
export interface FoundryMockAnswers {
  readonly stopSession?:
    | mock.MockScript<"204" | "not_found" | "without_code" | "detailed" | "server_error" | "5XX without_code">
    | undefined;
}

const api: mock.MockApi = {
  name: "@agent-stop/foundry",
  securitySchemes: [{ option: "token", in: "header", name: "authorization", scheme: "Bearer" }],
  operations: [
    {
      function: "stopSession",
      method: "POST",
      path: "/agents/{agent_name}/endpoint/sessions/{session_id}:stop",
      parameters: [{ in: "query", name: "api-version" }],
      security: [["token"]],
      usual: "204",
      examples: {
        "204": { status: 204 },
        not_found: {
          status: 400,
          body: { error: { code: "not_found", message: "Session session-1 was not found." } },
        },
        without_code: {
          status: 400,
          body: { error: { code: null, message: "The request was refused.", param: null } },
        },
        detailed: {
          status: 400,
          body: {
            error: {
              code: "invalid_request",
              message: "The request has invalid parameters.",
              param: "session_id",
              type: "invalid_request_error",
              details: [
                {
                  code: "invalid_value",
                  message: "The session id is malformed.",
                  param: "session_id",
                  details: [{ code: null, message: "An id starts with a letter." }],
                },
              ],
              additionalInfo: { documentation: "https://learn.microsoft.com/azure/foundry" },
              debugInfo: { requestId: "4f2d6a0c", attempt: 1 },
            },
          },
        },
        server_error: {
          status: 500,
          body: { error: { code: "server_error", message: "The service could not end the session." } },
        },
        "5XX without_code": {
          status: 500,
          body: { error: { code: null, message: "The service is not available." } },
        },
      },
    },
  ],
};
