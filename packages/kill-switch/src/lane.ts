/** Gives the place to the next in line. */
export type Leave = () => void;

/** Lets so many in at a time; the others wait in the order in which they came. */
export class Lane {
  #free: number;
  readonly #signal: AbortSignal;
  readonly #waiting = new Set<(leave: Leave | undefined) => void>();

  /** An abort of the signal sends away all who wait, and all who come. */
  constructor(size: number, signal: AbortSignal) {
    this.#free = size;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#waiting.forEach((enter) => enter(undefined)));
  }

  /** Resolves to what the place is left with; to undefined after `ms`, or when the signal is aborted. */
  async enter(ms?: number): Promise<Leave | undefined> {
    if (this.#signal.aborted) return undefined;
    if (this.#free > 0) {
      this.#free -= 1;
      return this.#leave();
    }
    return new Promise((resolve) => {
      const enter = (leave: Leave | undefined): void => {
        clearTimeout(timer);
        this.#waiting.delete(enter);
        resolve(leave);
      };
      const timer = ms === undefined ? undefined : setTimeout(() => enter(undefined), ms);
      this.#waiting.add(enter);
    });
  }

  #leave(): Leave {
    return () => {
      const [next] = this.#waiting;
      if (next) next(this.#leave());
      else this.#free += 1;
    };
  }
}
