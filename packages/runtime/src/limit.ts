import { UsageError } from "./usage-error.js";

/** The longest time that a timer can take, in ms; a longer one would fire at once. */
export const MAX_DELAY: number = 2 ** 31 - 1;

/** Checks a number among the options: finite, and in its range. */
export function checkLimit(name: string, value: number, least: number, most: number = MAX_DELAY): number {
  if (typeof value === "number" && value >= least && value <= most) return value;
  throw new UsageError("options", `${name} must be a number from ${least} to ${most}`);
}

/** Runs `work` until it settles, until `ms` have passed, or until `signal` is aborted, whichever comes first. */
export function limit<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  ms: number,
  createError: () => Error,
  signal: AbortSignal | undefined,
): Promise<Value> {
  // Held by the timer, so that no garbage collection can lose it while the work goes on.
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      if (signal) forget(signal, abort);
      act();
    };
    const end = (reason: unknown): void => {
      settle(() => reject(reason));
      controller.abort(reason);
    };
    const abort = (): void => end(signal?.reason);
    const timer = setTimeout(() => end(createError()), ms);
    if (signal) listen(signal, abort);
    if (signal?.aborted) return abort();
    work(controller.signal).then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}

/**
 * What is to be done when a signal is aborted. One listener does it for all calls: Node warns of more than ten, and a
 * process may well have one signal for hundreds of calls.
 */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function listen(signal: AbortSignal, act: () => void): void {
  const acts = waiting.get(signal) ?? new Set();
  if (acts.size === 0) signal.addEventListener("abort", actOn);
  waiting.set(signal, acts.add(act));
}

function forget(signal: AbortSignal, act: () => void): void {
  const acts = waiting.get(signal);
  if (acts?.delete(act) && acts.size === 0) signal.removeEventListener("abort", actOn);
}

function actOn(this: AbortSignal): void {
  for (const act of waiting.get(this) ?? []) act();
}

/** Waits; an abort of `signal` ends the wait at once, with its reason. */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const over = new Error();
  await limit(
    () => new Promise<void>(() => {}),
    ms,
    () => over,
    signal,
  ).catch((reason: unknown) => {
    if (reason !== over) throw reason;
  });
}
