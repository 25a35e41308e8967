import { redact } from "./redaction.js";

/** What is known of a call: kept up to date while it lasts, and read when it fails. */
export interface CallState {
  /** The operationId of the Operation, or what else was asked for. */
  readonly operation: string;
  /** How many attempts have been made; one starts with getting its credentials. */
  attempts: number;
  /** The id that the server gave to the last request, from its `x-request-id` or a similar header field. */
  requestId?: string | undefined;
  /** The credentials that were sent: never to be seen in a message, also where the server sends them back. */
  readonly secrets: string[];
}

const BRAND = Symbol.for("agent-stop.CallError");

/**
 * What a call rejects with, whatever went wrong: a `UsageError`, `NetworkError`, `TimeoutError`, `HttpError` or
 * `DecodeError`. The caller's own abort is the one exception: its reason comes through as it is.
 *
 * The message, `JSON.stringify` and `console.log` show no credential, header field, query or body.
 */
export class CallError extends Error {
  /** The operationId of the Operation that was called. */
  readonly operation: string;
  /** How many attempts were made: 0 for a UsageError; else up to 1 + `retries`, and one more after a renewed credential. */
  readonly attempts: number;
  /** The id that the server gave to the request, where it sent one: what its support will ask for. */
  readonly requestId: string | undefined;

  constructor({ operation, attempts, requestId, secrets }: CallState, message: string) {
    super(redact(`${operation}: ${message}`, secrets));
    this.operation = operation;
    this.attempts = attempts;
    this.requestId = requestId === undefined ? undefined : redact(requestId, secrets);
  }

  /** The name, the message, and the facts that can be logged. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, message } = this;
    return { ...(this as object), name, message };
  }
}

// What tells the errors of every copy of this package from those of others with the same name.
Object.defineProperty(CallError.prototype, BRAND, { value: true });

/** Tells whether a value is an error of a call, also of another copy of this package. */
export function isCallError(error: unknown): error is CallError {
  return typeof error === "object" && error !== null && BRAND in error;
}
