// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.

export interface paths {
  "/agents/{agent_name}/endpoint/sessions/{session_id}:stop": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a hosted agent session
     * @description Ends one session of a hosted agent. Success is a 204 without a body. What a session answers that is not running any more is not documented. No body is sent.
     */
    post: operations["stopSession"];
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
    /** @description The body of each error answer. */
    FoundryErrorResponse: {
      /** @description The error itself. */
      error: components["schemas"]["FoundryError"];
    };
    /** @description One error, which may hold the errors that led to it. */
    FoundryError: {
      /** @description The kind of error, for programs to compare; `null` for an error without a code. */
      code: string | null;
      /** @description The error in words, for people. */
      message: string;
      /** @description The parameter that the error is about; `null` where it is about none. */
      param?: string | null;
      /** @description The class of errors that this one belongs to. */
      type?: string;
      /** @description The errors behind this one, each in the same form. */
      details?: components["schemas"]["FoundryError"][];
      /** @description More facts about the error; keys and values are free. */
      additionalInfo?: {
        [key: string]: unknown;
      };
      /** @description Facts for finding the cause; keys and values are free. */
      debugInfo?: {
        [key: string]: unknown;
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
  stopSession: {
    parameters: {
      query: {
        /**
         * @description The version of the API that the request is written for. `v1` is the published one.
         * @example v1
         */
        "api-version": string;
      };
      header?: {
        /**
         * @description Opts in to preview operations, and to changes of stored preview resources. Its one value is `AgentEndpoints=V1Preview`.
         * @example AgentEndpoints=V1Preview
         */
        "Foundry-Features"?: "AgentEndpoints=V1Preview";
      };
      path: {
        /**
         * @description The name of the agent that the session belongs to.
         * @example support-agent
         */
        agent_name: string;
        /**
         * @description The id of the session to end. The literal `:stop` follows it in the path.
         * @example session-1
         */
        session_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The request to end the session succeeded. There is no body; the headers may tell more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request to end the session was refused; the fault is on the caller's side. */
      "4XX": {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FoundryErrorResponse"];
        };
      };
      /** @description The service failed while it was to end the session. Whether the session ended is not known. */
      "5XX": {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FoundryErrorResponse"];
        };
      };
    };
  };
}

/** The body of each error answer. */
export type FoundryErrorResponse = components["schemas"]["FoundryErrorResponse"];

/** One error, which may hold the errors that led to it. */
export type FoundryError = components["schemas"]["FoundryError"];
