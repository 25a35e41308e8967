import { notify, onAbort } from "@agent-stop/runtime/wire";
import { requireRange, resolveConfirmation } from "./confirmation-options.js";
import { Lane } from "./lane.js";
import type { Result } from "./result.js";
import { settle, type SettlementSettings } from "./settlement.js";
import type { StopAllOptions } from "./stop-all.js";
import { openTarget, type Target } from "./target.js";

export type Targets = Iterable<Target> | AsyncIterable<Target>;

/** How many targets of a source may be without a result that was taken. */
const READ_AHEAD = 10_000;

/** Stops the targets of several sources, which don't wait for each other; see `stopAll`. */
export function runAll(sources: readonly Targets[], options: StopAllOptions): AsyncGenerator<Result> {
  const { concurrency = 10, perProvider = {}, confirm = false } = options;
  requireRange("concurrency", concurrency, 1, Infinity);
  for (const [name, size] of Object.entries(perProvider)) {
    requireRange(`perProvider.${name}`, size, 1, Infinity);
  }
  for (const source of sources) {
    const { [Symbol.iterator]: sync, [Symbol.asyncIterator]: async } = Object(source) as Partial<
      Iterable<Target> & AsyncIterable<Target>
    >;
    if (!sync && !async) throw new TypeError("targets must be an iterable or an async iterable");
  }
  const sizes = new Map(Object.entries(perProvider));
  const settings = { ...resolveConfirmation(options), confirm };
  return run(sources, options, settings, (provider) => sizes.get(provider) ?? concurrency);
}

async function* run(
  sources: readonly Targets[],
  { signal, onResult }: StopAllOptions,
  settings: Omit<SettlementSettings, "signal">,
  sizeOf: (provider: string) => number,
): AsyncGenerator<Result> {
  const controller = new AbortController();
  if (signal?.aborted) controller.abort(signal.reason);
  const forget = signal && onAbort(signal, () => controller.abort(signal.reason));
  const change = new Bell();
  const lanes = new Map<string, Lane>();
  const ended: { readonly result: Result; readonly take: () => void }[] = [];
  const failures: unknown[] = [];
  let isLeft = false;
  /** Sources that are still read, and targets whose result was not taken. */
  let open = sources.length;
  const isOpen = (): boolean => open > 0;

  const stop = (target: Target): Promise<Result> => {
    const { provider } = target;
    const lane = lanes.get(provider) ?? new Lane(sizeOf(provider), controller.signal);
    lanes.set(provider, lane);
    return settle(target, { ...settings, signal: controller.signal }, lane);
  };
  const read = async (source: Targets): Promise<void> => {
    let place = 0;
    let held = 0;
    const isFull = (): boolean => held >= READ_AHEAD && !isLeft;
    const take = (): void => {
      held -= 1;
      open -= 1;
    };
    const end = (result: Result): void => {
      void notify(onResult, result);
      ended.push({ result, take });
      change.ring();
    };
    for await (const target of source) {
      if (isLeft) return;
      place += 1;
      held += 1;
      open += 1;
      if (openTarget(target)) void stop(target).then(end);
      else end(refuse(place));
      while (isFull()) await change.rung();
    }
  };
  const readToEnd = async (source: Targets): Promise<void> => {
    try {
      await read(source);
    } catch (error) {
      failures.push(error);
    }
    open -= 1;
    change.ring();
  };

  for (const source of sources) void readToEnd(source);
  try {
    while (isOpen()) {
      const next = ended.shift();
      if (next === undefined) {
        await change.rung();
      } else {
        next.take();
        change.ring();
        yield next.result;
      }
    }
    if (failures.length > 0) throw failures[0];
  } finally {
    isLeft = true;
    forget?.();
    controller.abort(new Error("nobody takes the results any more"));
    change.ring();
  }
}

function refuse(place: number): Result {
  const error = new TypeError("this is no target: make it with createTarget");
  return { provider: "", id: `#${place}`, end: "failed", confirmed: false, requests: 0, error };
}

/** Wakes all who wait for it. */
class Bell {
  #waiting: (() => void)[] = [];

  rung(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  ring(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
