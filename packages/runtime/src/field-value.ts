/**
 * Whether a text can be the value of a header field (RFC 9110, section 5.5). Checked before `Headers` sees it, which
 * quotes the whole value in its own error.
 */
export function isFieldValue(text: string): boolean {
  return /^(?!\s)[\t -~\x80-\xff]*(?<!\s)$/.test(text);
}

/** What a text must be for `isFieldValue`, in words. */
export const FIELD_VALUE = "must be text that a header can hold, trimmed";
