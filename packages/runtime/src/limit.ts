/**
 * Runs `work` until it settles, until `ms` have passed, or until `signal` is aborted, whichever comes first. Unless the
 * work was, its own signal is aborted then. Returns undefined when the time was.
 */
export async function limit<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  ms: number,
  signal: AbortSignal | null | undefined,
): Promise<Value | undefined> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  let timer: Parameters<typeof clearTimeout>[0];
  let forget: (() => void) | null | undefined;
  try {
    // Held by the timer, so that no garbage collection can lose it while the work goes on.
    return await new Promise<Value | undefined>((resolve, reject) => {
      const stop = (settle: (reason: undefined) => void) => () => {
        // Only an abort has a reason.
        settle(signal?.reason as undefined);
        controller.abort();
      };
      timer = setTimeout(stop(resolve), ms);
      forget = signal && onAbort(signal, stop(reject));
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    forget?.();
  }
}

/** Waits; an abort of `signal` ends the wait at once, with its reason. */
export function sleep(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return limit(() => new Promise<void>(() => {}), ms, signal);
}

/** Does something once `signal` is aborted; what it returns takes that back. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const acts = waiting.get(signal) ?? new Set();
  waiting.set(signal, acts.add(act));
  signal.addEventListener("abort", actAll);
  return () => {
    acts.delete(act);
    if (acts.size === 0) signal.removeEventListener("abort", actAll);
  };
}

/** What is to be done when a signal is aborted. */
const waiting = new WeakMap<object, Set<() => void>>();

// One listener acts for all calls: Node warns of more than ten, and a process may well have one signal for hundreds.
function actAll(this: AbortSignal): void {
  waiting.get(this)!.forEach((act) => act());
}
