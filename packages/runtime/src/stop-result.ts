import type { CallError } from "./call-error.js";

/**
 * What an answer means for the thing that was to stop, whatever the provider calls it:
 *
 * - `stopped`: it ran, and is over now. Confirmed by the provider.
 * - `already-stopped`: it was over when the request arrived. Confirmed by the provider.
 * - `stopping`: the provider has accepted the stop; until it is over, it runs.
 * - `still-running`: the provider has dealt with the stop, and it runs all the same.
 * - `not-found`: the provider knows nothing by this name. That it does not run is not said: the name may be wrong.
 * - `failed`: the provider refused the stop, or says that it did not work.
 * - `unknown`: no answer came, a server or a proxy failed, or the answer is none that the spec foresaw. It may run.
 */
export type StopOutcome =
  "stopped" | "already-stopped" | "stopping" | "still-running" | "not-found" | "failed" | "unknown";

/** What came of a stop, as a package's `stop` returns it. */
export interface StopResult {
  readonly outcome: StopOutcome;
  /** Whether the provider itself says that it is over: `stopped` and `already-stopped`, and nothing else. */
  readonly confirmed: boolean;
  /** True where the provider had lost it, by a restart of its server, and has closed only its record. */
  readonly stale?: true;
  /** How many requests were sent for it, at least 1. */
  readonly attempts: number;
  /**
   * True where an earlier attempt of this call may have been processed, as its answer was lost or a server failed: then
   * `already-stopped` may well be this call's own doing.
   */
  readonly earlierAttemptUnknown?: true;
  /** The status code of the answer that stands, where one arrived; 0 for a redirect in a browser, which hides it. */
  readonly status?: number;
  /** The decoded content of that answer, where it had any that could be read. */
  readonly body?: unknown;
  /** What `stopGhostSession` and its like would have thrown, where the answer is no success. */
  readonly error?: CallError;
}
