import { CallError } from "./call-error.js";

/**
 * The call can't be sent as it was written: a parameter, a credential or the base URL is missing or unsafe.
 * It comes before anything is sent.
 */
export class UsageError extends CallError {
  override readonly name = "UsageError";
}
