import type { ConfirmationOptions } from "./confirmation-options.js";
import type { Result } from "./result.js";
import { runAll } from "./run.js";
import type { Target } from "./target.js";

export interface StopAllOptions extends ConfirmationOptions {
  /**
   * Whether to ask again until it is over, as `stopAndConfirm` does. Default: false, each target gets its stop, and the
   * provider's answer is what there is.
   */
  readonly confirm?: boolean | undefined;
  /**
   * How many requests may be on their way to one provider. Default: 10. Each provider has its own: that one is down takes
   * nothing from the others.
   */
  readonly concurrency?: number | undefined;
  /** Other numbers for some providers, by their names. */
  readonly perProvider?: Readonly<Record<string, number>> | undefined;
  /** Called with each result when it is known, also while nobody takes the next one. What it throws is ignored. */
  readonly onResult?: ((result: Result) => unknown) | undefined;
}

/**
 * Stops all targets, and yields one result for each, in the order in which they end. It begins when the first result is
 * asked for.
 *
 * - What happens with a target is in its result; nothing is thrown for it. A value that is no target is a result too,
 *   `failed`. What the targets themselves throw comes last, when all that were read have their results.
 * - An abort of `signal` ends all requests; the targets that are left are read, and get results, `not-sent`.
 * - Who leaves the loop early ends all requests; no more targets are read.
 * - It reads at most 10 000 targets ahead of the results that were taken, so that memory stays bounded for any number.
 *   Where more than that stand before those of another provider, and theirs is down, the other one waits for their
 *   deadlines: then give each provider a `stopAll` of its own.
 *
 * @throws RangeError for a number that can't be used; TypeError for targets that can't be iterated.
 */
export function stopAll(
  targets: Iterable<Target> | AsyncIterable<Target>,
  options: StopAllOptions = {},
): AsyncGenerator<Result> {
  return runAll([targets], options);
}
