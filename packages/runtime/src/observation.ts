/** One attempt of a call, as `onAttempt` sees it when it is over. Nothing in it is secret. */
export interface Attempt {
  /** The operationId of the Operation, or the method where `openapiFetch` was used. */
  readonly operation: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly method: string;
  /** The URL without its query. */
  readonly url: string;
  /** The status code, where a whole response arrived, or the head of one that is no success. */
  readonly status: number | undefined;
  /**
   * What went wrong where none stands: a `NetworkError`, a `TimeoutError`, a `DecodeError` for a success of more than
   * `maxResponseBytes`, or the caller's own abort reason.
   */
  readonly error: unknown;
  /** How long the attempt took, in ms. */
  readonly duration: number;
  /** How long the client waits before the next attempt, in ms; undefined when there is none. */
  readonly wait: number | undefined;
}

/** Called when an attempt is over. What it throws is its own problem: the call goes on. */
export type OnAttempt = (attempt: Attempt) => unknown;

/** Calls the hook, if there is one, and lets nothing that it does reach the call. */
export async function notify<Event>(
  hook: ((event: Event) => unknown) | undefined,
  event: Event,
): Promise<void> {
  try {
    await hook?.(event);
  } catch {
    // The hook's own problem.
  }
}
