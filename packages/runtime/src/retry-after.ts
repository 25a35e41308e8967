import { MAX_DELAY } from "./call-options.js";

/**
 * How long the server asks to wait, in ms: `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3).
 * Undefined where it is absent, past, garbage, or longer than a timer can take, 24 days.
 */
export function retryAfter(response: Response | undefined): number | undefined {
  const value = response?.headers.get("retry-after") ?? "";
  // The oldest form of a date names no zone, and means GMT (section 5.6.7).
  const date = /^[A-Z].+:/.test(value) ? value.replace(/( GMT)?$/, " GMT") : "";
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(date) - Date.now();
  return wait >= 0 && wait <= MAX_DELAY ? wait : undefined;
}
