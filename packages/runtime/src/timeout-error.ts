import { CallError, isCallError } from "./call-error.js";

/**
 * An attempt took longer than `timeout`, or the call as a whole longer than `deadline`.
 * It does not say whether the server acted on the request.
 */
export class TimeoutError extends CallError {
  override readonly name = "TimeoutError";
  /** The limit that ran out, in ms. */
  declare readonly limit: number;
}

/** Tells whether a value is a TimeoutError, also of another copy of this package. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isCallError(error) && error.name === "TimeoutError";
}
