import type { RuleName } from "./rule-table.js";

/** One thing that is wrong in a spec: what was found, where, and what to do. */
export interface Finding {
  /** The path of the spec, relative to the working directory. */
  readonly file: string;
  /** Line and column, from 1. */
  readonly line: number;
  readonly column: number;
  /** The name of the rule that found it. */
  readonly rule: RuleName;
  /** `error`: wrong or unsafe code would follow, or `--strict` is asked for. `warning`: it is generated all the same. */
  readonly severity: "error" | "warning";
  /** What was found, and what to do, in sentences. */
  readonly message: string;
}

/** The findings as text: `file:line:column rule`, and the message on a line of its own. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings
    .map((finding) => `${formatPlace(finding)} ${formatRule(finding)}\n${formatMessage(finding)}\n`)
    .join("");
}

export function formatPlace({ file, line, column }: Pick<Finding, "file" | "line" | "column">): string {
  return `${printable(file)}:${line}:${column}`;
}

export function formatRule({ rule, severity }: Finding): string {
  return severity === "warning" ? `${rule} (warning)` : rule;
}

export function formatMessage({ message }: Finding): string {
  return `  ${printable(message)}`;
}

/** Thrown when the input is wrong. Nothing has been written. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly findings: readonly Finding[];

  constructor(message: string, findings: readonly Finding[] = []) {
    super(message);
    this.findings = findings;
  }
}

/** Text of a spec for a terminal: control characters are shown, not obeyed. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`;
  });
}
