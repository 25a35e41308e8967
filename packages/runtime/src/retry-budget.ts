const CAPACITY = 20;

/**
 * How many attempts a client may still repeat: at most 20 at once. Each second gives one back, and ten calls that
 * needed no repetition give one back: so a server that is down does not get a storm.
 */
export class RetryBudget {
  #tokens = CAPACITY;
  #updated: number = performance.now();

  /** Takes one repetition, if there is one left. */
  take(): boolean {
    const now = performance.now();
    this.give((now - this.#updated) / 1000);
    this.#updated = now;
    const isLeft = this.#tokens >= 1;
    if (isLeft) this.#tokens -= 1;
    return isLeft;
  }

  /** Gives repetitions back; without a number, for a call that needed none. */
  give(tokens = 0.1): void {
    this.#tokens = Math.min(CAPACITY, this.#tokens + tokens);
  }
}
