// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.

export interface paths {
  "/v1/workspaces/{id}/runtimes/{alias}/stop": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a runtime
     * @description Stops a live runtime of a workspace and returns the runtime as it is after that. Read `status`: a 200 does not mean that the runtime stopped, as it may still be `active`, or may have `failed`. No body is sent.
     */
    post: operations["stopRuntime"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A runtime of a workspace, in the state it had when the answer was written. */
    Runtime: {
      /** @description The name of the runtime within its workspace. */
      alias: string;
      /** @description When the runtime was created. The format is not documented. */
      createdAt: string;
      /** @description What drives the runtime. For browsers, `puppeteer`, `playwright`, `selenium` and `stagehand` are known. */
      driver: string;
      /**
       * Format: uuid
       * @description The id of the runtime.
       */
      id: string;
      /** @description What sort of runtime it is. */
      kind: components["schemas"]["RuntimeKind"];
      /** @description Whether the runtime lives. Only `stopped` says that the stop worked. */
      status: components["schemas"]["RuntimeStatus"];
      /** @description More about the state of the runtime. May be absent. */
      summary?: components["schemas"]["RuntimeSummary"];
      /** @description When the runtime last changed. The format is not documented. */
      updatedAt: string;
      /**
       * Format: uuid
       * @description The id of the workspace that the runtime belongs to.
       */
      workspaceId: string;
    };
    /**
     * @description `browser`: a web browser. `desktop`: a desktop. `spreadsheet`: a spreadsheet.
     * @enum {string}
     */
    RuntimeKind: "browser" | "desktop" | "spreadsheet";
    /**
     * @description `active`: the runtime is live. `stopped`: it is not live any more. `failed`: it has failed.
     * @enum {string}
     */
    RuntimeStatus: "active" | "stopped" | "failed";
    /** @description The state of a runtime in more detail. Each field may be absent. */
    RuntimeSummary: {
      /** @description Whether the browser of the runtime runs. */
      browserRunning?: boolean;
      /** @description The driver in use, or `null`. */
      currentDriver?: string | null;
      /** @description The id of the default browser context, or `null`. */
      defaultContextId?: string | null;
      /** @description The id of the default page, or `null`. */
      defaultPageId?: string | null;
      /** @description How the runtime was launched. */
      launchMode?: components["schemas"]["RuntimeLaunchMode"];
      /**
       * Format: uuid
       * @description The id of the profile of the runtime, or `null`.
       */
      profileId?: string | null;
      /** @description The workspace of the runtime's storage, or `null`. */
      storageWorkspace?: string | null;
    };
    /**
     * @description `profile`: launched with a stored profile. `ephemeral`: launched without one.
     * @enum {string}
     */
    RuntimeLaunchMode: "profile" | "ephemeral";
    /** @description Why the runtime was not stopped, in the form of the later bctrl API. */
    RuntimeError: {
      /** @description The kind of error, such as `runtime.not_found`, for programs to compare. */
      code?: string;
      /** @description The error in words, for people. Branch on `code` instead. */
      error: string;
      /** @description More about the error, of any type. */
      details?: unknown;
      /** @description What the caller can do about it. */
      hint?: string;
      /** @description The class that `code` belongs to: `invalid_input`, `unauthorized`, `capability_denied`, `capability_limit_exceeded`, `rate_limited`, `not_found`, `conflict`, `upstream` or `server`. */
      reasonClass?: string;
      /** @description The id of the request, to quote when asking the provider for help. */
      requestId?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  stopRuntime: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the workspace.
         * @example 7b0c2d7e-3c1f-4a58-9a55-0c6e6a1f2b11
         */
        id: string;
        /**
         * @description The name that the runtime has within its workspace.
         * @example checkout
         */
        alias: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The runtime as it is after the request; `status` says whether it stopped. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Runtime"];
        };
      };
      /** @description The request was refused, or failed. This body is that of the later bctrl API, as none is published for this one. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RuntimeError"];
        };
      };
    };
  };
}

/** A runtime of a workspace, in the state it had when the answer was written. */
export type Runtime = components["schemas"]["Runtime"];

/** `browser`: a web browser. `desktop`: a desktop. `spreadsheet`: a spreadsheet. */
export type RuntimeKind = components["schemas"]["RuntimeKind"];

/** `active`: the runtime is live. `stopped`: it is not live any more. `failed`: it has failed. */
export type RuntimeStatus = components["schemas"]["RuntimeStatus"];

/** The state of a runtime in more detail. Each field may be absent. */
export type RuntimeSummary = components["schemas"]["RuntimeSummary"];

/** `profile`: launched with a stored profile. `ephemeral`: launched without one. */
export type RuntimeLaunchMode = components["schemas"]["RuntimeLaunchMode"];

/** Why the runtime was not stopped, in the form of the later bctrl API. */
export type RuntimeError = components["schemas"]["RuntimeError"];
