// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
import { type CallOptions, type HttpError, type Status, isHttpError } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { BctrlClient } from "./client.js";
import type { Runtime, RuntimeError, operations } from "./schema.js";

/**
 * Stop a runtime.
 *
 * Stops a live runtime of a workspace and returns the runtime as it is after that. Read `status`: a
 * 200 does not mean that the runtime stopped, as it may still be `active`, or may have `failed`. No
 * body is sent.
 *
 * Sends `POST /v1/workspaces/{id}/runtimes/{alias}/stop` and returns the content of a success:
 *
 * - 200: The runtime as it is after the request; `status` says whether it stopped.
 *
 * Sending it again is safe: the client does so, `retries` times, when no answer comes or the server is
 * busy.
 *
 * @throws {HttpError} for each other status: see {@link StopRuntimeError}.
 * @throws {DecodeError} when a success has other content than the spec declares.
 * @throws {NetworkError} when no complete response arrives.
 * @throws {TimeoutError} when `timeout` or `deadline` runs out.
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @see https://platform.bctrl.ai/api/api-reference/workspaces/runtimes-stop
 */
export function stopRuntime(
  client: BctrlClient,
  parameters: StopRuntimeParameters,
  options?: CallOptions,
): Promise<Runtime> {
  return wire.send(client, operation, parameters, options);
}

/** What `stopRuntime` takes, under the names on the wire. */
export interface StopRuntimeParameters {
  /** The id of the workspace. */
  readonly id: operations["stopRuntime"]["parameters"]["path"]["id"];
  /** The name that the runtime has within its workspace. */
  readonly alias: operations["stopRuntime"]["parameters"]["path"]["alias"];
}

/**
 * The HttpErrors of `stopRuntime`. `status` tells which it is, and narrows `body`.
 *
 * - default: The request was refused, or failed. This body is that of the later bctrl API, as none is
 *   published for this one.
 */
export type StopRuntimeError = HttpError<Exclude<Status, 200>, RuntimeError>;

/**
 * Tells whether `error` is an HttpError of an operation named `stopRuntime`; then `error.status`
 * narrows `error.body`.
 */
export function isStopRuntimeError(error: unknown): error is StopRuntimeError {
  return isHttpError(error, "stopRuntime");
}

export const operation: wire.Operation = {
  operationId: "stopRuntime",
  method: "POST",
  path: "/v1/workspaces/{id}/runtimes/{alias}/stop",
  parameters: [
    { name: "id", in: wire.path, required: true },
    { name: "alias", in: wire.path, required: true },
  ],
  accept: "application/json",
  responses: {
    "200": { "application/json": wire.decodeJson },
    default: { "application/json": wire.decodeJson },
  },
  repeatable: true,
};
