// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
import {
  type CallOptions,
  type HttpError,
  type ClientErrorStatus,
  type ServerErrorStatus,
  type Status,
  isHttpError,
} from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { FoundryClient } from "./client.js";
import type { FoundryErrorResponse, operations } from "./schema.js";

/**
 * Stop a hosted agent session.
 *
 * Ends one session of a hosted agent. Success is a 204 without a body. What a session answers that is
 * not running any more is not documented. No body is sent.
 *
 * Sends `POST /agents/{agent_name}/endpoint/sessions/{session_id}:stop` and returns the content of a
 * success:
 *
 * - 204: The request to end the session succeeded. There is no body; the headers may tell more.
 *
 * Sending it again is safe: the client does so, `retries` times, when no answer comes or the server is
 * busy.
 *
 * @throws {HttpError} for each other status: see {@link StopSessionError}.
 * @throws {DecodeError} when a success has other content than the spec declares.
 * @throws {NetworkError} when no complete response arrives.
 * @throws {TimeoutError} when `timeout` or `deadline` runs out.
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @see https://ai.azure.com/api-reference/llm/agents/stop-session.md
 */
export function stopSession(
  client: FoundryClient,
  parameters: StopSessionParameters,
  options?: CallOptions,
): Promise<undefined> {
  return wire.send(client, operation, parameters, options);
}

/** What `stopSession` takes, under the names on the wire. */
export interface StopSessionParameters {
  /** The name of the agent that the session belongs to. */
  readonly agent_name: operations["stopSession"]["parameters"]["path"]["agent_name"];
  /** The id of the session to end. The literal `:stop` follows it in the path. */
  readonly session_id: operations["stopSession"]["parameters"]["path"]["session_id"];
  /** The version of the API that the request is written for. `v1` is the published one. Default: `v1`. */
  readonly "api-version"?: operations["stopSession"]["parameters"]["query"]["api-version"] | undefined;
  /**
   * Opts in to preview operations, and to changes of stored preview resources. Its one value is
   * `AgentEndpoints=V1Preview`.
   */
  readonly "Foundry-Features"?:
    NonNullable<operations["stopSession"]["parameters"]["header"]>["Foundry-Features"] | undefined;
}

/**
 * The HttpErrors of `stopSession`. `status` tells which it is, and narrows `body`.
 *
 * - 4XX: The request to end the session was refused; the fault is on the caller's side.
 * - 5XX: The service failed while it was to end the session. Whether the session ended is not known.
 *
 * Each status that the spec does not declare is a member too, with an unknown body.
 */
export type StopSessionError =
  | HttpError<ClientErrorStatus, FoundryErrorResponse>
  | HttpError<ServerErrorStatus, FoundryErrorResponse>
  | HttpError<Exclude<Status, 204 | ClientErrorStatus | ServerErrorStatus>>;

/**
 * Tells whether `error` is an HttpError of an operation named `stopSession`; then `error.status`
 * narrows `error.body`.
 */
export function isStopSessionError(error: unknown): error is StopSessionError {
  return isHttpError(error, "stopSession");
}

export const operation: wire.Operation = {
  operationId: "stopSession",
  method: "POST",
  path: "/agents/{agent_name}/endpoint/sessions/{session_id}:stop",
  parameters: [
    { name: "agent_name", in: wire.path, required: true },
    { name: "session_id", in: wire.path, required: true },
    { name: "api-version", in: wire.query, required: true, default: "v1" },
    { name: "Foundry-Features", in: wire.header },
  ],
  accept: "application/json",
  responses: wire.ranged({
    "204": {},
    "4XX": { "application/json": wire.decodeJson },
    "5XX": { "application/json": wire.decodeJson },
  }),
  repeatable: true,
};
