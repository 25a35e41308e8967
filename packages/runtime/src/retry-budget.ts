const CAPACITY = 20;
const PER_SECOND = 1;
const PER_ANSWER = 0.1;

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
    this.#add(((now - this.#updated) / 1000) * PER_SECOND);
    this.#updated = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Notes a call that needed no repetition. */
  give(): void {
    this.#add(PER_ANSWER);
  }

  #add(tokens: number): void {
    this.#tokens = Math.min(CAPACITY, this.#tokens + Math.max(0, tokens));
  }
}
