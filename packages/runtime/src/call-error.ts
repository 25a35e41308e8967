import type { Exchange } from "./exchange.js";
import { redact } from "./redaction.js";

/**
 * What a call rejects with, whatever went wrong: a `UsageError`, `NetworkError`, `TimeoutError`, `HttpError` or
 * `DecodeError`. The caller's own abort is the one exception: its reason comes through as it is.
 *
 * The message, `JSON.stringify` and `console.log` show no credential, header field, query or body.
 */
export class CallError extends Error {
  /** The operationId of the Operation that was called. */
  declare readonly operation: string;
  /** How many attempts were made: 0 for a UsageError; else up to 1 + `retries`, and one more after a renewed credential. */
  declare readonly attempts: number;
  /** The id that the server gave to the request, where it sent one: what its support will ask for. */
  declare readonly requestId: string | undefined;

  /** `own` are the facts that errors of this kind have besides: all that a log shows beside the message. */
  constructor({ operation, attempts, response, secrets }: ErrorContext, message: string, own?: object) {
    // The header fields that servers name a request in.
    const fields = [...(response?.headers ?? [])];
    const requestId = fields.find(([name]) => /\b(request|correlation)-id$/.test(name))?.[1];
    super(redact(`${operation}: ${message}`, secrets));
    Object.assign(this, { operation, attempts, ...own, requestId: requestId && redact(requestId, secrets) });
  }

  /** The name, the message, and the facts that can be logged. */
  toJSON(): Readonly<Record<string, unknown>> {
    return { ...(this as object), message: this.message };
  }
}

/** What every error of a call tells. */
export type ErrorContext = Pick<Exchange, "operation" | "attempts" | "response" | "secrets">;

/** Tells whether a value is an error of a call, also of another copy of this package: others have the name, but not the facts. */
export function isCallError(error: unknown): error is CallError {
  const { name, operation, attempts, toJSON } = Object(error) as Partial<Record<keyof CallError, unknown>>;
  return (
    /^(Usage|Network|Timeout|Http|Decode)Error$/.test(String(name)) &&
    typeof operation === "string" &&
    typeof attempts === "number" &&
    typeof toJSON === "function"
  );
}
