/**
 * What goes wrong with one request:
 *
 * - `lost`: the connection breaks before the provider has seen it.
 * - `unanswered`: the provider has dealt with it, and the connection breaks before the answer.
 * - `cut`: the same in the middle of the answer.
 * - `unavailable`: 503; the provider has not dealt with it.
 * - `failing`: 503 from a proxy, when the provider has dealt with it.
 * - `limited`: 429 with `Retry-After: 0`; the provider has not dealt with it.
 * - `page`: a proxy's 200 with an HTML page.
 * - `restart`: the server restarts; of a ghostly server, all runs are orphans then.
 * - `held`: nothing comes until the simulator releases it; then the connection breaks.
 */
export type Fault = (typeof FAULTS)[number];

export const FAULTS = [
  "lost",
  "unanswered",
  "cut",
  "unavailable",
  "failing",
  "limited",
  "page",
  "restart",
  "held",
] as const;
