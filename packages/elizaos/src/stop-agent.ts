// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
import { type CallOptions, type HttpError, type Status, isHttpError } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { ElizaosClient } from "./client.js";
import type { AgentStopOptions, AgentStop, AgentError, operations } from "./schema.js";

/**
 * Stop an agent.
 *
 * Stops the runtime of an agent, which then takes no new messages. Its configuration and data stay,
 * and it can be started again. A graceful stop lets messages that are being worked on finish first,
 * for `timeout` milliseconds at most; a stop with `graceful: false` does not wait for them. In the
 * answer, `success` says whether the stop worked; an agent that stopped is `inactive`.
 *
 * Sends `POST /agents/{agentId}/stop` and returns the content of a success:
 *
 * - 200: The server has dealt with the stop; the agent is `inactive`.
 *
 * Sending it again is safe: the client does so, `retries` times, when no answer comes or the server is
 * busy. An attempt lasts at least as long as the `timeout` of `body`, and 5 s more.
 *
 * @throws {HttpError} for each other status: see {@link StopAgentError}.
 * @throws {DecodeError} when a success has other content than the spec declares.
 * @throws {NetworkError} when no complete response arrives.
 * @throws {TimeoutError} when `timeout` or `deadline` runs out.
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @see https://www.mintlify.com/elizaos/eliza/rest/agents/stop
 */
export function stopAgent(
  client: ElizaosClient,
  parameters: StopAgentParameters,
  options?: CallOptions,
): Promise<AgentStop> {
  return wire.send(client, operation, parameters, options);
}

/** What `stopAgent` takes, under the names on the wire. */
export interface StopAgentParameters {
  /** The id of the agent to stop. */
  readonly agentId: operations["stopAgent"]["parameters"]["path"]["agentId"];
  /** How to stop the agent. Without a body, or with an empty object, the defaults hold. */
  readonly body?: AgentStopOptions | undefined;
}

/**
 * The HttpErrors of `stopAgent`. `status` tells which it is, and narrows `body`.
 *
 * - default: The stop was refused, or failed, or took too long. Four texts are published and no status
 *   code, so the status does not tell them apart.
 */
export type StopAgentError = HttpError<Exclude<Status, 200>, AgentError>;

/**
 * Tells whether `error` is an HttpError of an operation named `stopAgent`; then `error.status` narrows
 * `error.body`.
 */
export function isStopAgentError(error: unknown): error is StopAgentError {
  return isHttpError(error, "stopAgent");
}

export const operation: wire.Operation = {
  operationId: "stopAgent",
  method: "POST",
  path: "/agents/{agentId}/stop",
  parameters: [
    { name: "agentId", in: wire.path, required: true },
    { name: "body", in: wire.jsonBody },
  ],
  accept: "application/json",
  responses: {
    "200": { "application/json": wire.decodeJson },
    default: { "application/json": wire.decodeJson },
  },
  repeatable: true,
  limits: wire.serverWait("timeout", 30000),
};
