import { checkLimit, MAX_DELAY } from "./limit.js";
import type { ServerWait } from "./request-parameters.js";
import type { Limits } from "./transport.js";
import { UsageError } from "./usage-error.js";

/** What every generated function takes as its last argument. */
export interface CallOptions extends SharedOptions {
  /** Ends the call at once when it is aborted; the call then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What a call can say, and its client for all calls; the call's word counts. */
export interface SharedOptions {
  /**
   * How long one attempt may take, in ms, from connecting to the last byte of the answer. Default: 30 000. Where the
   * request itself lets the server take longer, an attempt may take that long and 5 s more.
   */
  readonly timeout?: number | undefined;
  /** How long the call may take with all its attempts and waits, in ms. Default: no limit. */
  readonly deadline?: number | undefined;
  /** How often a request may be sent again, where that is safe. Default: 2. */
  readonly retries?: number | undefined;
}

const DEFAULTS = { timeout: 30_000, retries: 2, maxResponseBytes: 8 * 2 ** 20 };

/** What an answer may need after the time that the request lets the server take, in ms. */
const MARGIN = 5_000;

/**
 * The limits of a call: its own options, else the client's, else the defaults. An attempt does not end before the time
 * that its request asks the server to take, and a margin; what the server takes unasked raises the default only.
 */
export function resolveLimits(
  client: SharedOptions & { readonly maxResponseBytes?: number | undefined },
  given: CallOptions | undefined,
  serverWait?: ServerWait,
): Limits {
  const call = given ?? {};
  if (call.signal && typeof call.signal.addEventListener !== "function") {
    throw new UsageError("options", "signal must be an AbortSignal");
  }
  const { asked = -MARGIN, usual = -MARGIN } = serverWait ?? {};
  const fallback = Math.max(DEFAULTS.timeout, usual + MARGIN);
  const timeout = checkLimit("timeout", call.timeout ?? client.timeout ?? fallback, 1);
  const deadline = call.deadline ?? client.deadline;
  const bytes = client.maxResponseBytes ?? DEFAULTS.maxResponseBytes;
  return {
    timeout: Math.min(MAX_DELAY, Math.max(timeout, asked + MARGIN)),
    deadline: deadline === undefined ? Number.POSITIVE_INFINITY : checkLimit("deadline", deadline, 1),
    retries: Math.floor(checkLimit("retries", call.retries ?? client.retries ?? DEFAULTS.retries, 0)),
    maxResponseBytes: checkLimit("maxResponseBytes", bytes, 1, Number.MAX_SAFE_INTEGER),
  };
}
