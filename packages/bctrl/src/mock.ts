// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
import * as mock from "@agent-stop/runtime/mock";

/**
 * Creates a `fetch` for tests, which answers as the spec of bctrl shows, without a network:
 * `createBctrlClient({ fetch: createBctrlMock() })`. It answers with the first success, unless
 * `answers` says otherwise, and refuses requests that the spec does not describe. `requests` holds the
 * others.
 *
 * @throws {UsageError} when `answers` names an operation or an example that the spec does not have.
 */
export function createBctrlMock(answers?: BctrlMockAnswers): mock.Mock {
  return mock.createMock(api, answers);
}

/** What `createBctrlMock` takes: for each operation the name of an example, or one after the other. */
export interface BctrlMockAnswers {
  readonly stopRuntime?:
    | mock.MockScript<
        | "stopped"
        | "active"
        | "failed"
        | "unauthorized"
        | "forbidden"
        | "not_found"
        | "not_active"
        | "rate_limited"
        | "server_error"
        | "host_unavailable"
        | "minimal"
      >
    | undefined;
}

const api: mock.MockApi = {
  name: "@agent-stop/bctrl",
  securitySchemes: [{ option: "token", in: "header", name: "authorization", scheme: "Bearer" }],
  operations: [
    {
      function: "stopRuntime",
      method: "POST",
      path: "/v1/workspaces/{id}/runtimes/{alias}/stop",
      parameters: [],
      security: [["token"]],
      usual: "stopped",
      examples: {
        stopped: {
          status: 200,
          body: {
            id: "2f6f3f0a-9d55-4c0e-8a39-5f1d1c0b7e21",
            workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
            alias: "checkout",
            kind: "browser",
            driver: "playwright",
            status: "stopped",
            createdAt: "2026-03-02T09:15:00.000Z",
            updatedAt: "2026-03-02T09:48:12.000Z",
            summary: {
              browserRunning: false,
              currentDriver: null,
              defaultContextId: null,
              defaultPageId: null,
              launchMode: "ephemeral",
              profileId: null,
              storageWorkspace: null,
            },
          },
        },
        active: {
          status: 200,
          body: {
            id: "2f6f3f0a-9d55-4c0e-8a39-5f1d1c0b7e21",
            workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
            alias: "checkout",
            kind: "browser",
            driver: "playwright",
            status: "active",
            createdAt: "2026-03-02T09:15:00.000Z",
            updatedAt: "2026-03-02T09:48:12.000Z",
            summary: {
              browserRunning: true,
              currentDriver: "playwright",
              defaultContextId: "context-1",
              defaultPageId: "page-1",
              launchMode: "profile",
              profileId: "c9a4a0f6-63c5-4f0f-8f0e-2b6f7d9a1e34",
              storageWorkspace: "storage-1",
            },
          },
        },
        failed: {
          status: 200,
          body: {
            id: "5d1c9b52-70b4-4a3e-b0c6-1c2f83f4a9d0",
            workspaceId: "7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11",
            alias: "ledger",
            kind: "spreadsheet",
            driver: "spreadsheet",
            status: "failed",
            createdAt: "2026-03-02T09:15:00.000Z",
            updatedAt: "2026-03-02T09:48:12.000Z",
          },
        },
        unauthorized: {
          status: 500,
          body: {
            code: "auth.required",
            error: "An API key is required.",
            reasonClass: "unauthorized",
            requestId: "req-1",
          },
        },
        forbidden: {
          status: 500,
          body: {
            code: "auth.forbidden",
            error: "This API key may not stop the runtime.",
            reasonClass: "capability_denied",
            requestId: "req-2",
          },
        },
        not_found: {
          status: 500,
          body: {
            code: "runtime.not_found",
            error: "The runtime was not found.",
            reasonClass: "not_found",
            requestId: "req-3",
          },
        },
        not_active: {
          status: 500,
          body: {
            code: "runtime.not_active",
            error: "The runtime is not active.",
            details: { status: "stopped" },
            hint: "There is nothing to stop.",
            reasonClass: "conflict",
            requestId: "req-4",
          },
        },
        rate_limited: {
          status: 500,
          body: {
            code: "rate_limited",
            error: "There were too many requests.",
            reasonClass: "rate_limited",
            requestId: "req-5",
          },
        },
        server_error: {
          status: 500,
          body: {
            code: "server.error",
            error: "The server failed.",
            reasonClass: "server",
            requestId: "req-6",
          },
        },
        host_unavailable: {
          status: 500,
          body: {
            code: "runtime.host_unavailable",
            error: "The host of the runtime is not available.",
            reasonClass: "upstream",
            requestId: "req-7",
          },
        },
        minimal: { status: 500, body: { error: "The runtime could not be stopped." } },
      },
    },
  ],
};
