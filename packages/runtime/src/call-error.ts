/**
 * What a call of an Operation rejects with, whatever went wrong; the caller's own abort is the one exception.
 * The subclass says what: `UsageError`, `NetworkError`, `HttpError` or `DecodeError`.
 */
export class CallError extends Error {
  /** The operationId of the Operation that was called, or the name of what was to be created. */
  readonly operation: string;

  constructor(operation: string, message: string, options?: ErrorOptions) {
    super(`${operation}: ${message}`, options);
    this.operation = operation;
  }
}
