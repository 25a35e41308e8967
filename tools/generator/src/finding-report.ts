import { readFileSync } from "node:fs";
import { formatCodeFrame } from "./code-frame.js";
import { type Display, paint } from "./display.js";
import { type Finding, formatFindings, formatMessage, formatPlace, formatRule } from "./finding.js";
import { count } from "./report.js";
import { rulePage } from "./rule-table.js";

/**
 * The findings for a reader: on a terminal each with its line of the spec and the page of its rule; in a pipe the bare
 * findings, and then the pages.
 */
export function reportFindings(findings: readonly Finding[], display: Display): string {
  if (findings.length === 0) return "";
  if (display.columns === undefined) {
    const pages = [...new Set(findings.map(({ rule }) => rulePage(rule)))].toSorted();
    return `${formatFindings(findings)}See ${pages.join(", ")}\n`;
  }
  const sources = new Map<string, string>();
  return findings
    .map((finding) => {
      const colour = finding.severity === "error" ? "red" : "yellow";
      const heading = `${paint(display, "bold", formatPlace(finding))} ${paint(display, colour, formatRule(finding))}`;
      const frame = formatCodeFrame(readSource(sources, finding.file), finding, display);
      return `${heading}\n${formatMessage(finding)}\n${frame}  ${paint(display, "dim", `See ${rulePage(finding.rule)}`)}\n\n`;
    })
    .join("");
}

/** How many warnings of one rule are shown where others must not drown. */
const MAX_WARNINGS = 5;

/** All errors, and of each rule some warnings, and how many more there are. */
export function reportBriefly(findings: readonly Finding[], display: Display): string {
  const counts = new Map<string, number>();
  const shown = findings.filter(({ rule, severity }) => {
    if (severity === "error") return true;
    const number = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, number);
    return number <= MAX_WARNINGS;
  });
  const rest = [...counts].filter(([, number]) => number > MAX_WARNINGS);
  const notes = rest.map(([rule, number]) => {
    return `${count(number - MAX_WARNINGS, "more warning")} of ${rule}; --json lists all\n`;
  });
  return reportFindings(shown, display) + notes.join("");
}

/** The findings for a program: with the page of each rule. */
export function describeFindings(findings: readonly Finding[]): readonly object[] {
  return findings.map((finding) => ({ ...finding, page: rulePage(finding.rule) }));
}

/** The text of a spec, read once; empty where it is gone by now. */
function readSource(sources: Map<string, string>, file: string): string {
  let source = sources.get(file);
  if (source === undefined) {
    try {
      source = readFileSync(file, "utf8");
    } catch {
      source = "";
    }
    sources.set(file, source);
  }
  return source;
}
