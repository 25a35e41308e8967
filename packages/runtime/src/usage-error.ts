import { CallError, isCallError } from "./call-error.js";

/**
 * The call can't be sent as it was written: a parameter, an option, a credential or the base URL is missing or unsafe.
 * It comes before anything is sent.
 */
export class UsageError extends CallError {
  override readonly name = "UsageError";

  constructor(operation: string, message: string) {
    super({ operation, attempts: 0, secrets: [] }, message);
  }
}

/** Tells whether a value is a UsageError, also of another copy of this package. */
export function isUsageError(error: unknown): error is UsageError {
  return isCallError(error) && error.name === "UsageError";
}
