import { retryAfter } from "./retry-after.js";

/**
 * How long to wait before the request is sent again, in ms; infinite where it must not be. `response` is absent when
 * none arrived. `repetitions` says how often it has been sent again.
 *
 * A request that is not repeatable is sent again only when the answer proves that it was not processed.
 */
export function delayBeforeRetry(
  response: Response | undefined,
  repeatable: boolean | undefined,
  repetitions: number,
): number {
  const firstDelay = 250;
  const maxDoublings = 5;
  const maxRetryAfter = 60_000;
  const asked = retryAfter(response);
  const wait = asked ?? 0;
  // 429 tells that the request was not processed; so does 503, when it names a wait.
  const again = repeatable ? /^(undefined|408|425|429|50[0234])/ : /^(429|503 \d)/;
  if (!again.test(`${response?.status} ${asked}`) || wait > maxRetryAfter) return Infinity;
  // Full jitter: clients that failed together do not come back together.
  return Math.round(wait + Math.random() * firstDelay * 2 ** Math.min(repetitions, maxDoublings));
}
