import type { StopResult } from "@agent-stop/runtime";
import { onAbort } from "@agent-stop/runtime/wire";
import { type ConfirmationOptions, resolveConfirmation } from "./confirmation-options.js";
import { Lane } from "./lane.js";
import type { Result } from "./result.js";
import { settle } from "./settlement.js";
import { openTarget, type Target } from "./target.js";

export interface StopAndConfirmOptions extends ConfirmationOptions {
  /**
   * The caller's own way to see whether it is over, such as a look at the provider's record. It is asked again and again
   * where the provider's answer leaves that open. What it throws counts as "not known yet".
   */
  readonly probe?: ((signal: AbortSignal) => boolean | PromiseLike<boolean>) | undefined;
  /** Called with each answer of the provider. What it throws does not touch the stop. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}

/** How far a stop has come. */
export interface Progress {
  readonly answer: StopResult;
  /** Whether it is the answer to a forced stop. */
  readonly forced: boolean;
  /** How many requests were sent so far. */
  readonly requests: number;
}

/**
 * Stops a target, and waits until it is over: by asking the provider again where its spec says that this is safe and
 * tells (forboc, ghostly), or by the caller's probe. Where there is neither, the provider's answer is what there is.
 *
 * It never rejects for what the provider does, nor for an abort: `end` says how it ended.
 *
 * @throws RangeError for a number that can't be used; TypeError for a target that `createTarget` did not make.
 */
export async function stopAndConfirm(target: Target, options: StopAndConfirmOptions = {}): Promise<Result> {
  if (openTarget(target) === undefined) throw new TypeError("the target is not from createTarget");
  const { probe, onProgress, signal } = options;
  const controller = new AbortController();
  const settings = { ...resolveConfirmation(options), confirm: true, signal: controller.signal };
  if (signal?.aborted) controller.abort(signal.reason);
  const forget = signal && onAbort(signal, () => controller.abort(signal.reason));
  try {
    return await settle(target, { ...settings, probe, onProgress }, new Lane(1, controller.signal));
  } finally {
    forget?.();
  }
}
