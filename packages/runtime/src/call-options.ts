import { UsageError } from "./usage-error.js";

/** What every generated function takes as its last argument. */
export interface CallOptions extends SharedOptions {
  /**
   * Ends the call at once when it is aborted; the call then rejects with the signal's own reason, and so does whoever reads its
   * stream.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called once with status and header fields of the answer that stands, success or not, before the call settles. What it
   * throws does not touch the call.
   */
  readonly onResponse?: ((response: Pick<Response, "status" | "headers">) => unknown) | undefined;
}

/** What a call can say, and its client for all calls; the call's word counts. */
export interface SharedOptions {
  /**
   * How long one attempt may take, in ms, from connecting to the last byte of the answer. Default: 30 000. Where the
   * request itself lets the server take longer, an attempt may take that long and 5 s more. Of an answer that is handed over
   * as a stream: up to its header fields; then how long nothing may come while it is read.
   */
  readonly timeout?: number | undefined;
  /**
   * How long the call may take with all its attempts and waits, in ms; a stream has begun by then. Default: 24 days, the
   * longest there is.
   */
  readonly deadline?: number | undefined;
  /** How often a request may be sent again, where that is safe. Default: 2. */
  readonly retries?: number | undefined;
  /**
   * How much of an answer is read, in bytes after decompression, up to 2 GiB. Default: 8 MiB. More is a DecodeError. Of a
   * stream of events or lines: how long one may be, in UTF-16 code units; a stream of bytes has no limit.
   */
  readonly maxResponseBytes?: number | undefined;
}

/** The limits of one call. */
export type Limits = { readonly [Name in keyof SharedOptions]-?: number };

/** The longest time that a timer can take, in ms; a longer one would fire at once. */
export const MAX_DELAY: number = 2 ** 31 - 1;

/** The limits of a call: its own options, else the client's, else the defaults. */
export function resolveLimits(client: SharedOptions, call: CallOptions | undefined): Limits {
  const limits = { timeout: 30_000, deadline: MAX_DELAY, retries: 2, maxResponseBytes: 8 * 2 ** 20 };
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const least = name === "retries" ? 0 : 1;
    const value = call?.[name] ?? client[name] ?? limits[name];
    if (Math.min(Math.max(value, least), MAX_DELAY) !== value) {
      throw new UsageError("options", `${name} must be a number from ${least} to ${MAX_DELAY}`);
    }
    limits[name] = value;
  }
  return limits;
}
