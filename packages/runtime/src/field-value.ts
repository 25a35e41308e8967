import type { Refuse } from "./location.js";

/**
 * Refuses what can't be the value of a header field (RFC 9110, section 5.5), before `Headers` sees it, which quotes the whole value in
 * its own error.
 */
export function checkFieldValue(value: unknown, refuse: Refuse): asserts value is string {
  if (typeof value !== "string" || !/^(?!\s)[\t -~\x80-\xff]*(?<!\s)$/.test(value)) {
    throw refuse("must be text for a header, trimmed");
  }
}
