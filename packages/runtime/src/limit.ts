/** Runs `work` until it settles, until `ms` have passed, or until `signal` is aborted, whichever comes first. */
export async function limit<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  ms: number,
  signal: AbortSignal | undefined,
  createError: () => unknown,
): Promise<Value> {
  signal?.throwIfAborted();
  // Held by the timer, so that no garbage collection can lose it while the work goes on.
  const controller = new AbortController();
  let end!: (reason: unknown) => void;
  const ended = new Promise<never>((_, reject) => {
    end = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const forget = signal && onAbort(signal, () => end(signal.reason));
  const timer = setTimeout(() => end(createError()), ms);
  try {
    return await Promise.race([ended, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    forget?.();
  }
}

/** Does something once `signal` is aborted; what it returns takes that back. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const acts = waiting.get(signal) ?? new Acts();
  if (acts.size === 0) signal.addEventListener("abort", acts);
  waiting.set(signal, acts.add(act));
  return () => {
    if (acts.delete(act) && acts.size === 0) signal.removeEventListener("abort", acts);
  };
}

/**
 * What is to be done when a signal is aborted. One listener does it for all calls: Node warns of more than ten, and a
 * process may well have one signal for hundreds of calls.
 */
class Acts extends Set<() => void> {
  handleEvent(): void {
    for (const act of this) act();
  }
}

const waiting = new WeakMap<AbortSignal, Acts>();

/** Waits; an abort of `signal` ends the wait at once, with its reason. */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const over = {};
  const wait = limit(
    () => new Promise<never>(() => {}),
    ms,
    signal,
    () => over,
  );
  await wait.catch((reason: unknown) => {
    if (reason !== over) throw reason;
  });
}
