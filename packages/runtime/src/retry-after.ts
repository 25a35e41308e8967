const MAX_WAIT = 366 * 86_400_000;

/**
 * How long the server asks to wait, in ms: `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3).
 * Undefined where it is absent, past, garbage, or over a year.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  // The oldest form of a date names no zone, and means GMT (section 5.6.7).
  const date = /\d$/.test(value) ? `${value} GMT` : value;
  const isDate = /^[A-Z][a-z]+,? .*\d\d:\d\d:\d\d/.test(value);
  const wait = /^\d+$/.test(value)
    ? Number(value) * 1000
    : isDate
      ? Date.parse(date) - Date.now()
      : Number.NaN;
  return wait >= 0 && wait <= MAX_WAIT ? wait : undefined;
}
