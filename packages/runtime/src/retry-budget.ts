/** How much time a repetition takes from the budget, and how much there is at most, in ms. */
export const PRICE = 1_000;
const CAPACITY = 20 * PRICE;

/**
 * How many attempts a client may still repeat: at most 20 at once. Each second gives one back, and so do ten calls that
 * succeed: a server that is down does not get a storm. The function spends a price, if that is left, and tells whether it was; one
 * below 0 is given back.
 */
export function createRetryBudget(): (price: number) => boolean {
  /** The moment up to which the time is spent; what has passed since can be spent, up to `CAPACITY`. */
  let spent = -Infinity;
  return (price) => {
    const now = performance.now();
    const next = Math.max(spent, now - CAPACITY) + price;
    if (next > now) return false;
    spent = next;
    return true;
  };
}
