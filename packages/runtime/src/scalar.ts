/** The text of a string, a finite number or a boolean that has a UTF-8 form; undefined for every other value. */
export function serializeScalar(value: unknown): string | undefined {
  if (!/^(?:string|bigint|boolean)$/.test(typeof value) && !Number.isFinite(value)) return undefined;
  const text = String(value);
  // Half of a surrogate pair has no UTF-8 form.
  return /\p{Cs}/u.test(text) ? undefined : text;
}

/** What a value must be for `serializeScalar`, in words. */
export const SCALAR = "must be text, a finite number or a boolean";
