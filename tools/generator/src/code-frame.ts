import { type Display, paint } from "./display.js";
import { printable } from "./finding.js";

/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** More of a line than this on either side of the column, in characters, is on no terminal. */
const REACH = 1000;

/** The line of a text with a marker under the column, cut to the width of the terminal; empty where there is no such line. */
export function formatCodeFrame(source: string, { line, column }: Place, display: Display): string {
  const text = source.split(/\r\n|\n|\r/)[line - 1];
  if (text === undefined || text.trim() === "") return "";
  const gutter = `  ${line} | `;
  const width = Math.max((display.columns ?? 80) - gutter.length - 1, 20);
  const before = show(text.slice(Math.max(0, column - 1 - REACH), column - 1));
  const after = show(text.slice(column - 1, column - 1 + REACH));
  // The place stands where it stands, or in the middle of what is cut out around it.
  const start =
    before.length + after.length <= width ? 0 : Math.max(0, before.length - Math.floor(width / 2));
  const shown = cut([...before, ...after], start, width);
  const marker = `${" ".repeat(gutter.length - 2)}| ${" ".repeat(before.length - start)}`;
  return `${paint(display, "dim", gutter)}${shown}\n${paint(display, "dim", marker)}${paint(display, "red", "^")}\n`;
}

/** The characters of a text as a terminal should show them: none of them obeyed. */
function show(text: string): readonly string[] {
  const segments = new Intl.Segmenter().segment(printable(text.replaceAll("\t", " ")));
  return Array.from(segments, ({ segment }) => segment);
}

function cut(characters: readonly string[], start: number, width: number): string {
  const end = start + width;
  const shown = characters.slice(start, end);
  if (start > 0) shown[0] = "…";
  if (end < characters.length) shown[width - 1] = "…";
  return shown.join("");
}
