import { CallError, type CallState, isCallError } from "./call-error.js";

/**
 * A response arrived whose status means success, but its content is not what the spec declares: an HTML page, broken
 * JSON, too much, nothing at all. The server may well have acted on the request.
 */
export class DecodeError extends CallError {
  override readonly name = "DecodeError";
  /** The status code of the response. */
  readonly status: number;

  constructor(state: CallState, status: number, found: string) {
    super(state, `${status} with ${found}`);
    this.status = status;
  }
}

/** Tells whether a value is a DecodeError, also of another copy of this package. */
export function isDecodeError(error: unknown): error is DecodeError {
  return isCallError(error) && error.name === "DecodeError";
}
