import type { StopResult } from "@agent-stop/runtime";

/**
 * How it ended with a target:
 *
 * - `confirmed`: it is over; the provider says so, or the caller's probe does.
 * - `failed`: the provider refused the stop, could not do it or does not know the target, or the request can't be sent as
 *   it was written. It runs, unless the provider never had it.
 * - `unconfirmed`: the provider has accepted the stop, or no answer tells what came of it, and there is no way to find
 *   out. It may run.
 * - `timed-out`: the same when the deadline ran out. It may run.
 * - `aborted`: the caller's signal ended it when a request had been sent. It may run.
 * - `not-sent`: the caller's signal came before the first request. Nothing was done.
 */
export type End = "confirmed" | "failed" | "unconfirmed" | "timed-out" | "aborted" | "not-sent";

/** What came of one target. */
export interface Result {
  /** The target's; empty for a value that is none. */
  readonly provider: string;
  /** The target's; its place among the targets, such as `#3`, for a value that is none. */
  readonly id: string;
  readonly end: End;
  /** Whether it is over for sure: where `end` is `confirmed`, and nowhere else. */
  readonly confirmed: boolean;
  /** Who says that it is over. */
  readonly confirmedBy?: "provider" | "probe";
  /**
   * What the provider said last. An answer stands until another one comes: a later request without an answer does not
   * replace it.
   */
  readonly last?: StopResult;
  /** True where a forced stop was sent, after the graceful one had failed or run out. */
  readonly forced?: true;
  /** How many requests were sent, repetitions included; at least so many where `end` is `aborted`. */
  readonly requests: number;
  /** Why it can't be sent (a `UsageError`), why a value is no target, or what the probe threw last. */
  readonly error?: unknown;
}
