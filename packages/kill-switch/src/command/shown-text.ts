/**
 * Text that may come from anywhere, fit for a terminal: whatever is no visible character is shown as JSON writes it, so
 * that nothing moves the cursor, changes colours or reverses the direction.
 */
export function shownText(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** A word of a line: in quotes where it could be taken for several, or for none. */
export function shownWord(text: string): string {
  return /^[\w.:@/+~-]+$/.test(text) ? text : shownText(JSON.stringify(text));
}

/** JSON on one line, with each character escaped that is not visible; it means the same. */
export function shownJson(value: unknown): string {
  return shownText(JSON.stringify(value));
}
