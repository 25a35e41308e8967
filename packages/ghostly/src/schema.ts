// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.

export interface paths {
  "/v1/runs/{id}/cancel": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a run
     * @description Tells the background browser session of a run to stop. What a 200 means is in its `status`:
     *
     *     - `cancelling`: the signal is raised, the run is not over. The browser leaves at its next
     *       checkpoint, and the record is completed after that. In the end the record says `fail`, and a
     *       `run_end` event with `cancelled: true` goes out before the event stream closes. To see it, poll
     *       `GET /v1/runs/{id}` or subscribe to `GET /v1/runs/{id}/events/stream`.
     *     - `cancelled`, always with `stale: true`: the server was restarted while the run was `running`, so
     *       nothing was left to signal. It has closed the run by force: the record says `fail`; a `run_end`
     *       event with `cancelled: true`, `source: "user"` and `staleAfterRestart: true` is appended; the
     *       event bus sends that event and a last `fail` status, then closes. Results of its steps may be
     *       incomplete: look at the record, and queue the run anew if it is still needed.
     *
     *     A run that has ended (`pass` or `fail`) answers 409. No body is sent.
     */
    post: operations["cancelRun"];
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
    /** @description What became of the request to cancel; `status` tells the two answers apart. */
    CancelResult: components["schemas"]["CancelAccepted"] | components["schemas"]["CancelStale"];
    /** @description The run has been told to stop, and goes on until its next checkpoint. */
    CancelAccepted: {
      /**
       * @description Always `true`. The signal was accepted.
       * @constant
       */
      ok: true;
      /**
       * Format: uuid
       * @description The id of the run that was told to stop.
       */
      id: string;
      /**
       * @description Always `cancelling`. The run is on its way to `fail`, and has not reached it.
       * @constant
       */
      status: "cancelling";
    };
    /** @description The run was left `running` by a server restart, and this request has closed it. Results of its steps may be incomplete. */
    CancelStale: {
      /**
       * @description Always `true`. The run is closed.
       * @constant
       */
      ok: true;
      /**
       * Format: uuid
       * @description The id of the run that was closed.
       */
      id: string;
      /**
       * @description Always `cancelled`. The run is over, and its record says `fail`.
       * @constant
       */
      status: "cancelled";
      /**
       * @description Always `true`. The run was orphaned by a restart of the server.
       * @constant
       */
      stale: true;
    };
    /** @description Why the run was not cancelled. The status code says which case it is. */
    RunError: {
      /**
       * @description Always `false`.
       * @constant
       */
      ok: false;
      /** @description The reason in words, in the language of the server or of the request. Branch on the status code instead. */
      error: string;
      /** @description More about the error, of any type, where the server has more to say. */
      details?: unknown;
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
  cancelRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the run to cancel, as `POST /v1/run` returned it.
         * @example d1e2f3a4-0000-4000-8000-112233445566
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The run is being cancelled, or an orphan of a server restart has been closed; `status` says which. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CancelResult"];
        };
      };
      /** @description The run was not cancelled, because the key or token is missing, wrong or expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RunError"];
        };
      };
      /** @description The run was not cancelled, because it belongs to another user. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RunError"];
        };
      };
      /** @description There is no such run for this user. A run of another user is answered like this, too. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RunError"];
        };
      };
      /** @description There is nothing left to cancel, because the run has ended, with `pass` or `fail`. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RunError"];
        };
      };
    };
  };
}

/** What became of the request to cancel; `status` tells the two answers apart. */
export type CancelResult = components["schemas"]["CancelResult"];

/** The run has been told to stop, and goes on until its next checkpoint. */
export type CancelAccepted = components["schemas"]["CancelAccepted"];

/**
 * The run was left `running` by a server restart, and this request has closed it. Results of its steps
 * may be incomplete.
 */
export type CancelStale = components["schemas"]["CancelStale"];

/** Why the run was not cancelled. The status code says which case it is. */
export type RunError = components["schemas"]["RunError"];
