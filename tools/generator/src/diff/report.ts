import { type Display, paint, type Style } from "../display.js";
import { printable } from "../finding.js";
import type { Location } from "../load/source-file.js";
import { count } from "../report.js";
import { type ApiChange, type Bump, bumpOf, BUMPS } from "./api-change.js";

const STYLES: Readonly<Record<Bump, Style>> = { major: "red", minor: "yellow", patch: "green" };

/** Changes for a reader: a section for each bump, the greatest first, and at the end what follows. */
export function reportChanges(packageName: string, changes: readonly ApiChange[], display: Display): string {
  const sections = BUMPS.toReversed().map((bump) => {
    const own = changes.filter((each) => each.bump === bump);
    if (own.length === 0) return "";
    const heading = paint(display, STYLES[bump], `${bump} (${own.length})`);
    return `${heading}\n${own.map((each) => reportChange(each, display)).join("")}\n`;
  });
  const bump = bumpOf(changes);
  const total =
    bump === undefined
      ? "nothing changes for users"
      : `${count(changes.length, "change")}, so the next version is ${bump}`;
  return `${sections.join("")}${paint(display, "bold", `${packageName}: ${total}`)}\n`;
}

function reportChange({ message, note, base, head }: ApiChange, display: Display): string {
  const places = paint(display, "dim", `${showPlace(base)} → ${showPlace(head)}`);
  const lines = [
    `  ${printable(message)}`,
    ...(note === undefined ? [] : [`    Note: ${printable(note)}`]),
    `    ${places}`,
  ];
  return `${lines.join("\n")}\n`;
}

function showPlace({ file, line, column }: Location): string {
  return `${printable(file)}:${line}:${column}`;
}
