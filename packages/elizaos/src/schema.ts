// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.

export interface paths {
  "/agents/{agentId}/stop": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop an agent
     * @description Stops the runtime of an agent, which then takes no new messages. Its configuration and data stay, and it can be started again. A graceful stop lets messages that are being worked on finish first, for `timeout` milliseconds at most; a stop with `graceful: false` does not wait for them. In the answer, `success` says whether the stop worked; an agent that stopped is `inactive`.
     */
    post: operations["stopAgent"];
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
    /** @description How an agent is to stop. */
    AgentStopOptions: {
      /**
       * @description Whether messages that are being worked on may finish first. `false` does not wait for them.
       * @default true
       */
      graceful?: boolean;
      /**
       * @description How long a graceful stop may take at most, in milliseconds.
       * @default 30000
       */
      timeout?: number;
    };
    /** @description How the stop went. */
    AgentStop: {
      /** @description Whether the stop worked. Check it. */
      success: boolean;
      /** @description The result in words, for people. */
      message?: string;
      /** @description The agent after the stop. */
      data: components["schemas"]["StoppedAgent"];
    };
    /** @description An agent after its stop. */
    StoppedAgent: {
      /**
       * Format: uuid
       * @description The id of the agent.
       */
      agentId: string;
      /**
       * @description Always `inactive`. The agent does not run.
       * @constant
       */
      status: "inactive";
      /**
       * Format: int64
       * @description When the agent stopped, in milliseconds since 1970-01-01T00:00:00Z.
       */
      stoppedAt?: number;
    };
    /** @description Why the agent was not stopped. */
    AgentError: {
      /**
       * @description Always `false`.
       * @constant
       */
      success: false;
      /** @description The reason in words. Four texts are known, the ones of the examples; there may be others. */
      error: string;
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
  stopAgent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the agent to stop.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        agentId: string;
      };
      cookie?: never;
    };
    /** @description How to stop the agent. Without a body, or with an empty object, the defaults hold. */
    requestBody?: {
      content: {
        "application/json": components["schemas"]["AgentStopOptions"];
      };
    };
    responses: {
      /** @description The server has dealt with the stop; the agent is `inactive`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AgentStop"];
        };
      };
      /** @description The stop was refused, or failed, or took too long. Four texts are published and no status code, so the status does not tell them apart. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AgentError"];
        };
      };
    };
  };
}

/** How an agent is to stop. */
export type AgentStopOptions = components["schemas"]["AgentStopOptions"];

/** How the stop went. */
export type AgentStop = components["schemas"]["AgentStop"];

/** An agent after its stop. */
export type StoppedAgent = components["schemas"]["StoppedAgent"];

/** Why the agent was not stopped. */
export type AgentError = components["schemas"]["AgentError"];
