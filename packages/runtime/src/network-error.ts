import { CallError } from "./call-error.js";

/**
 * No complete response arrived: the connection could not be made, or it broke.
 * It does not say whether the server acted on the request. `cause` is the error of `fetch`.
 */
export class NetworkError extends CallError {
  override readonly name = "NetworkError";

  constructor(operation: string, origin: string, cause: unknown) {
    super(operation, `no complete response from ${origin}${reason(cause)}`, { cause });
  }
}

/** The system's error code, such as `ECONNREFUSED`: Node puts it on the cause of fetch's TypeError. */
function reason(error: unknown): string {
  const { code } = ((error as { cause?: unknown })?.cause ?? {}) as { code?: unknown };
  return typeof code === "string" ? ` (${code})` : "";
}
