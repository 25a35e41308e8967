// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
import { type CallOptions, type HttpError, type Status, isHttpError } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { ForbocClient } from "./client.js";
import type { GhostSession, GhostError, operations } from "./schema.js";

/**
 * End a Ghost session.
 *
 * Ends one Ghost session. The answer tells whether this request ended it (`stopped`) or whether it was
 * over before (`already_stopped`). Both fields of the answer are optional, so a 200 without `status`
 * leaves the question open. No body is sent.
 *
 * Sends `POST /ghost/{sessionId}/stop` and returns the content of a success:
 *
 * - 200: The Ghost session is over, by this request or since an earlier moment.
 *
 * Sending it again is safe: the client does so, `retries` times, when no answer comes or the server is
 * busy.
 *
 * @throws {HttpError} for each other status: see {@link StopGhostSessionError}.
 * @throws {DecodeError} when a success has other content than the spec declares.
 * @throws {NetworkError} when no complete response arrives.
 * @throws {TimeoutError} when `timeout` or `deadline` runs out.
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @see https://docs.forboc.ai/api-reference/endpoints/forboc-ai-sdk-api/ghost/stop-ghost-session
 */
export function stopGhostSession(
  client: ForbocClient,
  parameters: StopGhostSessionParameters,
  options?: CallOptions,
): Promise<GhostSession> {
  return wire.send(client, operation, parameters, options);
}

/** What `stopGhostSession` takes, under the names on the wire. */
export interface StopGhostSessionParameters {
  /** The id of the Ghost session to end. */
  readonly sessionId: operations["stopGhostSession"]["parameters"]["path"]["sessionId"];
}

/**
 * The HttpErrors of `stopGhostSession`. `status` tells which it is, and narrows `body`.
 *
 * - default: The request was refused, or failed. The API as a whole documents 400 (invalid
 *   parameters), 401 (token missing or invalid), 404 (no such thing), 422 (validation failed) and 500
 *   (fault of the server), all with this body.
 */
export type StopGhostSessionError = HttpError<Exclude<Status, 200>, GhostError>;

/**
 * Tells whether `error` is an HttpError of an operation named `stopGhostSession`; then `error.status`
 * narrows `error.body`.
 */
export function isStopGhostSessionError(error: unknown): error is StopGhostSessionError {
  return isHttpError(error, "stopGhostSession");
}

export const operation: wire.Operation = {
  operationId: "stopGhostSession",
  method: "POST",
  path: "/ghost/{sessionId}/stop",
  parameters: [{ name: "sessionId", in: wire.path, required: true }],
  accept: "application/json",
  responses: {
    "200": { "application/json": wire.decodeJson },
    default: { "application/json": wire.decodeJson },
  },
  repeatable: true,
};
