// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
import * as mock from "@agent-stop/runtime/mock";

/**
 * Creates a `fetch` for tests, which answers as the spec of Ghostly shows, without a network:
 * `createGhostlyClient({ fetch: createGhostlyMock() })`. It answers with the first success, unless
 * `answers` says otherwise, and refuses requests that the spec does not describe. `requests` holds the
 * others.
 *
 * @throws {UsageError} when `answers` names an operation or an example that the spec does not have.
 */
export function createGhostlyMock(answers?: GhostlyMockAnswers): mock.Mock {
  return mock.createMock(api, answers);
}

/** What `createGhostlyMock` takes: for each operation the name of an example, or one after the other. */
export interface GhostlyMockAnswers {
  readonly cancelRun?:
    | mock.MockScript<
        | "cancelling"
        | "stale"
        | "unauthorized"
        | "invalid_key"
        | "invalid_token"
        | "forbidden"
        | "not_found"
        | "finished"
        | "finished_english"
      >
    | undefined;
}

const api: mock.MockApi = {
  name: "@agent-stop/ghostly",
  securitySchemes: [
    { option: "apiKey", in: "header", name: "X-Api-Key" },
    { option: "token", in: "header", name: "authorization", scheme: "Bearer" },
  ],
  operations: [
    {
      function: "cancelRun",
      method: "POST",
      path: "/v1/runs/{id}/cancel",
      parameters: [],
      security: [["apiKey"], ["token"]],
      usual: "cancelling",
      examples: {
        cancelling: {
          status: 200,
          body: { ok: true, id: "d1e2f3a4-0000-4000-8000-112233445566", status: "cancelling" },
        },
        stale: {
          status: 200,
          body: { ok: true, id: "d1e2f3a4-0000-4000-8000-112233445566", status: "cancelled", stale: true },
        },
        unauthorized: { status: 401, body: { ok: false, error: "unauthorized" } },
        invalid_key: { status: 401, body: { ok: false, error: "invalid API key" } },
        invalid_token: { status: 401, body: { ok: false, error: "invalid or expired token" } },
        forbidden: { status: 403, body: { ok: false, error: "forbidden" } },
        not_found: { status: 404, body: { ok: false, error: "not found" } },
        finished: { status: 409, body: { ok: false, error: "run ya finalizó" } },
        finished_english: { status: 409, body: { ok: false, error: "run already finished" } },
      },
    },
  ],
};
