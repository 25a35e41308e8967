/** How much time a repetition takes from the budget, and how much there is at most, in ms. */
const PRICE = 1_000;
const CAPACITY = 20 * PRICE;

/**
 * How many attempts a client may still repeat: at most 20 at once. Each second gives one back, and so do ten calls that
 * succeed: a server that is down does not get a storm.
 */
export class RetryBudget {
  /** The moment up to which the time is spent; what has passed since can be spent, up to `CAPACITY`. */
  #spent = -Infinity;

  /** Takes one repetition, if there is one left. */
  take(): boolean {
    const now = performance.now();
    const next = Math.max(this.#spent, now - CAPACITY) + PRICE;
    if (next > now) return false;
    this.#spent = next;
    return true;
  }

  /** Gives back what a call that succeeded is worth. */
  give(): void {
    this.#spent -= PRICE / 10;
  }
}
