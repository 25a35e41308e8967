import type { Refuse } from "./location.js";

/**
 * Refuses what can't be the value of a header field (RFC 9110, section 5.5), or is not fit for another reason, which `also` says. Checked
 * before `Headers` sees it, which quotes the whole value in its own error.
 */
export function checkFieldValue(
  value: unknown,
  refuse: Refuse,
  isFit = true,
  also = "",
): asserts value is string {
  if (!isFit || typeof value !== "string" || !/^(?!\s)[\t -~\x80-\xff]*(?<!\s)$/.test(value)) {
    throw refuse(`must be text that a header can hold, trimmed${also}`);
  }
}
