import { CallError, isCallError } from "./call-error.js";
import type { AnsweredExchange } from "./exchange.js";

/**
 * A response arrived whose status means success, but its content is not what the spec declares: an HTML page, broken
 * JSON, too much, nothing at all. The server may well have acted on the request.
 */
export class DecodeError extends CallError {
  override readonly name = "DecodeError";
  /** The status code of the response. */
  declare readonly status: number;

  constructor(exchange: AnsweredExchange, found: string) {
    const { status } = exchange.response;
    super(exchange, `${status} with ${found}`, { status });
  }
}

/** Tells whether a value is a DecodeError, also of another copy of this package. */
export function isDecodeError(error: unknown): error is DecodeError {
  return isCallError(error) && error.name === "DecodeError";
}
