import { resolve } from "node:path";
import { displayOf } from "../display.js";
import { EXIT_CODE } from "../exit-code.js";
import { describeFindings, reportBriefly } from "../finding-report.js";
import { type PackagePlan, planPackages } from "../generate.js";
import { applyChanges, recover } from "../journal.js";
import { withLock } from "../lock.js";
import { createProgress } from "../progress.js";
import { formatJson, reportDrift, reportWritten, summarize } from "../report.js";

export interface GenerateOptions {
  readonly specs: string;
  readonly out: string;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly check?: boolean;
}

/** Emits the packages of the named specs, or of all, or tells what would change; sets the exit code. */
export async function runGenerate(names: readonly string[], options: GenerateOptions): Promise<void> {
  const plans = await (options.check ? plan(names, options) : writePackages(names, options));
  const warnings = plans.flatMap((each) => each.warnings);
  process.stderr.write(options.json ? "" : reportBriefly(warnings, displayOf(process.stderr)));
  const report = options.check ? reportDrift(plans, displayOf(process.stdout)) : reportWritten(plans);
  process.stdout.write(
    options.json
      ? formatJson({ packages: plans.map(summarize), warnings: describeFindings(warnings) })
      : report,
  );
  if (options.check && plans.some(({ changes }) => changes.length > 0)) {
    process.exitCode = EXIT_CODE.findings;
  }
}

/** Writes the packages of the named specs, or of all: all of their files, or none. */
export async function writePackages(
  names: readonly string[],
  options: GenerateOptions,
): Promise<readonly PackagePlan[]> {
  const out = resolve(options.out);
  // Planned under the lock, too: the changes are those to what is there now.
  const task = async (): Promise<readonly PackagePlan[]> => {
    if (recover(out)) tell("An earlier run was cut off while it wrote. Its changes were taken back.");
    const plans = await plan(names, options);
    const changes = plans.flatMap((each) => each.changes);
    await applyChanges(out, changes);
    return plans;
  };
  return withLock(out, task, (holder) => {
    tell(`Waiting for process ${holder}, which is writing to ${options.out}.`);
  });
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

async function plan(names: readonly string[], options: GenerateOptions): Promise<readonly PackagePlan[]> {
  const progress = createProgress(process.stderr);
  try {
    return await planPackages(names, { ...options, onStep: progress.show });
  } finally {
    progress.clear();
  }
}
