import { CallError, isCallError } from "./call-error.js";
import type { Exchange } from "./exchange.js";

/**
 * No complete response arrived: the connection could not be made, or it broke.
 * It does not say whether the server acted on the request.
 */
export class NetworkError extends CallError {
  override readonly name = "NetworkError";
  /** The system's code where the platform tells it, such as `ECONNREFUSED`; never text of the server. */
  declare readonly code: string | undefined;

  constructor(exchange: Exchange, reason: unknown) {
    // Node puts the code on the cause. Messages are left out: they can quote what was sent.
    const cause = (reason as { cause?: { code?: unknown } | null } | null)?.cause;
    const code = /^[A-Z]\w+$/.exec(String(cause?.code))?.[0];
    super(exchange, `no complete response from ${exchange.baseUrl}${code ? ` (${code})` : ""}`, { code });
  }
}

/** Tells whether a value is a NetworkError, also of another copy of this package. */
export function isNetworkError(error: unknown): error is NetworkError {
  return isCallError(error) && error.name === "NetworkError";
}
