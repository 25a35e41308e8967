import { resolve } from "node:path";
import { displayOf } from "../display.js";
import { readDocument } from "../document.js";
import { EXIT_CODE } from "../exit-code.js";
import { type Finding, InputError } from "../finding.js";
import { describeFindings, reportBriefly, reportFindings } from "../finding-report.js";
import { findSpecs } from "../generate.js";
import { lint } from "../lint.js";
import { createProgress } from "../progress.js";
import { count, formatJson } from "../report.js";

export interface LintOptions {
  readonly specs: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** Checks specs, by name or by file, and prints what it finds in all of them; sets the exit code. */
export async function runLint(specs: readonly string[], options: LintOptions): Promise<void> {
  const files = specs.filter((spec) => /\.(?:ya?ml|json)$/.test(spec));
  const names = specs.filter((spec) => !files.includes(spec));
  const found = names.length > 0 || files.length === 0 ? await findSpecs(options.specs, names) : [];
  const paths = [...found, ...files.map((file) => resolve(file))];
  const progress = createProgress(process.stderr);
  const findings: Finding[] = [];
  const unread: string[] = [];
  for (const [index, path] of paths.entries()) {
    progress.show(`Checking ${index + 1} of ${paths.length}`);
    try {
      findings.push(...(await lint(await readDocument(path), { strict: options.strict })));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
      if (error.findings.length === 0) unread.push(error.message);
    }
  }
  progress.clear();
  if (unread.length > 0) throw new InputError(unread.join("\n"), findings);
  const display = displayOf(process.stdout);
  // Who reads a pipe has tools to choose with.
  const report = display.columns === undefined ? reportFindings : reportBriefly;
  const text = `${report(findings, display)}${count(paths.length, "spec")}, ${count(findings.length, "finding")}\n`;
  process.stdout.write(options.json ? formatJson({ findings: describeFindings(findings) }) : text);
  if (findings.some(({ severity }) => severity === "error")) process.exitCode = EXIT_CODE.findings;
}
