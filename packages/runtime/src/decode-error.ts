import { CallError } from "./call-error.js";

/**
 * A response arrived whose status means success, but its content is not what the spec declares: an HTML page, broken
 * JSON, nothing at all. The server may well have acted on the request.
 */
export class DecodeError extends CallError {
  override readonly name = "DecodeError";
  /** The status code of the response. */
  readonly status: number;

  constructor(operation: string, status: number, message: string, options?: ErrorOptions) {
    super(operation, `${status} with ${message}`, options);
    this.status = status;
  }
}
