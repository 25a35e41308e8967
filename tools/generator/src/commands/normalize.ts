import { basename, dirname, relative, resolve } from "node:path";
import { displayOf } from "../display.js";
import { parseDocument } from "../document.js";
import { EXIT_CODE } from "../exit-code.js";
import { type Finding, InputError } from "../finding.js";
import { describeFindings, reportBriefly } from "../finding-report.js";
import { lint } from "../lint.js";
import { decode, readBytes } from "../load/source-file.js";
import { type Normalized, normalizePage } from "../normalize/normalize-page.js";
import { reportNormalized } from "../normalize/report.js";
import { formatJson } from "../report.js";
import { saveFiles } from "../save.js";

export interface NormalizeOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Turns a provider's page into OpenAPI, and tells what was repaired, what is open, and what `lint` finds in the result. */
export async function runNormalize(page: string, options: NormalizeOptions): Promise<void> {
  const normalized = await readPage(page);
  const { text, document, repairs, questions } = normalized;
  const out = resolve(options.out ?? page);
  const findings = await lintText(out, options.out ?? "stdout", text);
  if (options.out !== undefined) await saveFiles(dirname(out), { [basename(out)]: text });
  if (findings.some(({ severity }) => severity === "error")) process.exitCode = EXIT_CODE.findings;
  if (options.json) {
    const described = describeFindings(findings);
    process.stdout.write(formatJson({ document, repairs, questions, findings: described }));
    return;
  }
  process.stderr.write(reportNormalized(normalized) + reportBriefly(findings, displayOf(process.stderr)));
  if (options.out === undefined) process.stdout.write(text);
}

/**
 * Reads a page from a file, and normalizes it.
 *
 * @throws InputError when it can't be read, or is and shows no OpenAPI.
 */
export async function readPage(path: string): Promise<Normalized> {
  const absolute = resolve(path);
  const file = relative(process.cwd(), absolute);
  return normalizePage(absolute, file, decode(readBytes(absolute, file), file));
}

/** What is wrong in a spec that is at hand as text, errors first. */
export async function lintText(path: string, file: string, text: string): Promise<readonly Finding[]> {
  try {
    const findings = await lint(parseDocument(path, file, text), {});
    const isError = ({ severity }: Finding): boolean => severity === "error";
    return [...findings.filter(isError), ...findings.filter((each) => !isError(each))];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.findings;
  }
}
