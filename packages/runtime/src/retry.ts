import type { Operation } from "./operation.js";
import { retryAfter } from "./retry-after.js";

const FIRST_DELAY = 250;
const MAX_DELAY = 8_000;
const MAX_RETRY_AFTER = 60_000;

/** Whether sending it again is safe: the Operation says so, or its method does (RFC 9110, section 9.2.2). */
export function isRepeatable(method: string, operation: Operation | undefined): boolean {
  return operation?.repeatable ?? /^(?:GET|HEAD|PUT|DELETE|OPTIONS)$/.test(method);
}

/**
 * How long to wait before the request is sent again, in ms; undefined where it must not be. `response` is absent when
 * none arrived. `repetition` counts from 1.
 *
 * A request that is not repeatable is sent again only when the answer proves that it was not processed.
 */
export function delayBeforeRetry(
  response: Response | undefined,
  repeatable: boolean,
  repetition: number,
): number | undefined {
  const status = String(response?.status);
  const asked = response && retryAfter(response.headers);
  const mayRepeat = repeatable
    ? /^(?:undefined|408|425|429|50[0234])$/.test(status)
    : status === "429" || (status === "503" && asked !== undefined);
  if (!mayRepeat || (asked ?? 0) > MAX_RETRY_AFTER) return undefined;
  // Full jitter: clients that failed together do not come back together.
  const most = asked === undefined ? Math.min(MAX_DELAY, FIRST_DELAY * 2 ** (repetition - 1)) : FIRST_DELAY;
  return Math.round((asked ?? 0) + Math.random() * most);
}
