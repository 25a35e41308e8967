/** What `stopAndConfirm` and `stopAll` have in common. All times are in ms. */
export interface ConfirmationOptions {
  /** How long it may take with a target, from its first request on, with all requests and waits. Default: 60 000. */
  readonly deadline?: number | undefined;
  /**
   * Whether a forced stop follows where the graceful one failed or took half of the deadline. Default: false. Only
   * providers that have a forced stop get one (elizaos).
   */
  readonly force?: boolean | undefined;
  /** The shortest wait before the provider or the probe is asked again; it doubles each time. Default: 250. */
  readonly minDelay?: number | undefined;
  /** The longest such wait. Default: 5000. */
  readonly maxDelay?: number | undefined;
  /** Ends it at once: what has not been sent will not be. */
  readonly signal?: AbortSignal | undefined;
}

/** The options with their defaults. */
export interface ConfirmationSettings {
  readonly deadline: number;
  readonly force: boolean;
  readonly minDelay: number;
  readonly maxDelay: number;
}

/** The longest time that a timer can take. */
const MAX_DELAY = 2 ** 31 - 1;

/** @throws RangeError for a number that can't be used. */
export function resolveConfirmation(options: ConfirmationOptions): ConfirmationSettings {
  const { deadline = 60_000, force = false, minDelay = 250, maxDelay = 5000 } = options;
  requireRange("deadline", deadline, 1, MAX_DELAY);
  requireRange("minDelay", minDelay, 1, MAX_DELAY);
  requireRange("maxDelay", maxDelay, minDelay, MAX_DELAY);
  return { deadline, force, minDelay, maxDelay };
}

export function requireRange(name: string, value: number, least: number, most: number): void {
  // A string would pass the comparison: what comes from JavaScript is as it is.
  if (typeof value === "number" && value >= least && value <= most) return;
  throw new RangeError(`${name} must be a number from ${least} to ${most}`);
}
