import type { Refuse } from "./location.js";

/** The text of a string, a finite number or a boolean that has a UTF-8 form; every other value is refused. */
export function serializeScalar(
  value: unknown,
  refuse: Refuse,
  problem = "must be text, a finite number or a boolean",
): string {
  // Half of a surrogate pair has no UTF-8 form.
  if (/string|bigint|boolean/.test(typeof value) || Number.isFinite(value)) {
    const text = String(value);
    if (!/\p{Cs}/u.test(text)) return text;
  }
  throw refuse(problem);
}
