// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.

export interface paths {
  "/ghost/{sessionId}/stop": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a Ghost session
     * @description Ends one Ghost session. The answer tells whether this request ended it (`stopped`) or whether it was over before (`already_stopped`). Both fields of the answer are optional, so a 200 without `status` leaves the question open. No body is sent.
     */
    post: operations["stopGhostSession"];
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
    /** @description What became of the Ghost session that was to end. Neither field is guaranteed. */
    GhostSession: {
      /** @description Whether this request ended the session. */
      status?: components["schemas"]["GhostStatus"];
      /** @description The id of the session that the answer is about. */
      sessionId?: string;
    };
    /**
     * @description `stopped`: this request ended the session. `already_stopped`: the session was over when the request arrived.
     * @enum {string}
     */
    GhostStatus: "stopped" | "already_stopped";
    /** @description Why the API refused or failed. */
    GhostError: {
      /** @description The error itself. */
      error: {
        /** @description The kind of error, such as `ITEM_NOT_IN_INVENTORY`, for programs to compare. */
        code: string;
        /** @description The error in words, for people. */
        message: string;
        /** @description More about this one error; its keys depend on `code`. */
        details?: {
          [key: string]: unknown;
        };
      };
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
  stopGhostSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the Ghost session to end.
         * @example ghost-1
         */
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Ghost session is over, by this request or since an earlier moment. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GhostSession"];
        };
      };
      /** @description The request was refused, or failed. The API as a whole documents 400 (invalid parameters), 401 (token missing or invalid), 404 (no such thing), 422 (validation failed) and 500 (fault of the server), all with this body. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GhostError"];
        };
      };
    };
  };
}

/** What became of the Ghost session that was to end. Neither field is guaranteed. */
export type GhostSession = components["schemas"]["GhostSession"];

/**
 * `stopped`: this request ended the session. `already_stopped`: the session was over when the request
 * arrived.
 */
export type GhostStatus = components["schemas"]["GhostStatus"];

/** Why the API refused or failed. */
export type GhostError = components["schemas"]["GhostError"];
