// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
import { type CallOptions, type HttpError, type Status, isHttpError } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { GhostlyClient } from "./client.js";
import type { CancelResult, RunError, operations } from "./schema.js";

/**
 * Cancel a run.
 *
 * Tells the background browser session of a run to stop. What a 200 means is in its `status`:
 *
 * - `cancelling`: the signal is raised, the run is not over. The browser leaves at its next
 *   checkpoint, and the record is completed after that. In the end the record says `fail`, and a
 *   `run_end` event with `cancelled: true` goes out before the event stream closes. To see it, poll
 *   `GET /v1/runs/{id}` or subscribe to `GET /v1/runs/{id}/events/stream`.
 * - `cancelled`, always with `stale: true`: the server was restarted while the run was `running`, so
 *   nothing was left to signal. It has closed the run by force: the record says `fail`; a `run_end`
 *   event with `cancelled: true`, `source: "user"` and `staleAfterRestart: true` is appended; the
 *   event bus sends that event and a last `fail` status, then closes. Results of its steps may be
 *   incomplete: look at the record, and queue the run anew if it is still needed.
 *
 * A run that has ended (`pass` or `fail`) answers 409. No body is sent.
 *
 * Sends `POST /v1/runs/{id}/cancel` and returns the content of a success:
 *
 * - 200: The run is being cancelled, or an orphan of a server restart has been closed; `status` says
 *   which.
 *
 * Sending it again is safe: the client does so, `retries` times, when no answer comes or the server is
 * busy.
 *
 * @throws {HttpError} for each other status: see {@link CancelRunError}.
 * @throws {DecodeError} when a success has other content than the spec declares.
 * @throws {NetworkError} when no complete response arrives.
 * @throws {TimeoutError} when `timeout` or `deadline` runs out.
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @see https://mintlify.wiki/Meza-dev/Ghostly/api/runs/cancel-run
 */
export function cancelRun(
  client: GhostlyClient,
  parameters: CancelRunParameters,
  options?: CallOptions,
): Promise<CancelResult> {
  return wire.send(client, operation, parameters, options);
}

/** What `cancelRun` takes, under the names on the wire. */
export interface CancelRunParameters {
  /** The id of the run to cancel, as `POST /v1/run` returned it. */
  readonly id: operations["cancelRun"]["parameters"]["path"]["id"];
}

/**
 * The HttpErrors of `cancelRun`. `status` tells which it is, and narrows `body`.
 *
 * - 401: The run was not cancelled, because the key or token is missing, wrong or expired.
 * - 403: The run was not cancelled, because it belongs to another user.
 * - 404: There is no such run for this user. A run of another user is answered like this, too.
 * - 409: There is nothing left to cancel, because the run has ended, with `pass` or `fail`.
 *
 * Each status that the spec does not declare is a member too, with an unknown body.
 */
export type CancelRunError =
  | HttpError<401, RunError>
  | HttpError<403, RunError>
  | HttpError<404, RunError>
  | HttpError<409, RunError>
  | HttpError<Exclude<Status, 200 | 401 | 403 | 404 | 409>>;

/**
 * Tells whether `error` is an HttpError of an operation named `cancelRun`; then `error.status` narrows
 * `error.body`.
 */
export function isCancelRunError(error: unknown): error is CancelRunError {
  return isHttpError(error, "cancelRun");
}

export const operation: wire.Operation = {
  operationId: "cancelRun",
  method: "POST",
  path: "/v1/runs/{id}/cancel",
  parameters: [{ name: "id", in: wire.path, required: true }],
  accept: "application/json",
  responses: {
    "200": { "application/json": wire.decodeJson },
    "401": { "application/json": wire.decodeJson },
    "403": { "application/json": wire.decodeJson },
    "404": { "application/json": wire.decodeJson },
    "409": { "application/json": wire.decodeJson },
  },
  repeatable: true,
};
