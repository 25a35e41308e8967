import { CallError, type CallState, isCallError } from "./call-error.js";

/**
 * No complete response arrived: the connection could not be made, or it broke.
 * It does not say whether the server acted on the request.
 */
export class NetworkError extends CallError {
  override readonly name = "NetworkError";
  /** The system's code where the platform tells it, such as `ECONNREFUSED`; never text of the server. */
  readonly code: string | undefined;

  constructor(state: CallState, baseUrl: string, cause: unknown) {
    const code = findCode(cause);
    super(
      state,
      `no complete response from ${new URL(baseUrl).origin}${code === undefined ? "" : ` (${code})`}`,
    );
    this.code = code;
  }
}

/** Tells whether a value is a NetworkError, also of another copy of this package. */
export function isNetworkError(error: unknown): error is NetworkError {
  return isCallError(error) && error.name === "NetworkError";
}

/** Node puts the code on the error, or on its cause. Messages are left out: they can quote what was sent. */
function findCode(error: unknown): string | undefined {
  const { code, cause } = Object(error) as { code?: unknown; cause?: { code?: unknown } | null };
  return /^[A-Z]\w{1,40}$/.exec(String(cause?.code ?? code))?.[0];
}
