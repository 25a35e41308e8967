/**
 * openapi-typescript writes keys into JSON pointers and reads them back more than once, percent-decoding each time, so
 * that `%` and `#` don't survive, or end the run. Such characters are written as a code between two that are private.
 */
export function escapeKey(key: string): string {
  return key.replace(/[%#\uE000\uE001]/g, (character) => {
    return `\uE000${character.charCodeAt(0).toString(16)}\uE001`;
  });
}

/** Puts the characters back into printed code, in which keys are string literals, with or without escapes. */
export function unescapeKeys(code: string): string {
  return code.replace(/(?:\uE000|\\uE000)(23|25|e00[01])(?:\uE001|\\uE001)/g, (_, digits: string) => {
    return String.fromCharCode(parseInt(digits, 16));
  });
}

/** A reference with its keys escaped in the same way, and nothing percent-encoded. */
export function escapeReference(reference: string, keys: readonly string[]): string {
  const pointer = keys.map((key) => escapeKey(key).replaceAll("~", "~0").replaceAll("/", "~1"));
  return reference.startsWith("#/") ? `#/${pointer.join("/")}` : reference;
}
