#!/usr/bin/env node
import { relative, resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { applyChanges, formatChange } from "./change.js";
import { readDocument } from "./document.js";
import { type Finding, formatFindings, InputError } from "./finding.js";
import { findSpecs, type PackagePlan, planPackages } from "./generate.js";
import { lint } from "./lint.js";

/** Exit codes of every command. */
const EXIT = { fine: 0, findings: 1, wrongInput: 2, ourFault: 3 } as const;

interface SharedOptions {
  readonly specs: string;
  readonly strict: boolean;
  readonly json: boolean;
}

const program = new Command("clientgen")
  .description("Turns hand-normalized OpenAPI specs into typed client packages.")
  .exitOverride()
  .addHelpText(
    "after",
    "\nExit codes: 0 fine, 1 drift or findings, 2 the input is wrong, 3 a fault of clientgen.",
  );

program
  .command("generate")
  .description("Emits the packages of the named specs, or of all. All or nothing: an error writes no file.")
  .argument("[name...]", "folders under the specs folder, such as forboc")
  .option("--specs <dir>", "the folder that holds <name>/openapi.yaml", "specs")
  .option("--out <dir>", "the folder that the packages go to", "packages")
  .option(
    "--check",
    "write nothing; print what would change as a diff, and exit with 1 if anything would",
    false,
  )
  .option("--strict", "take findings of house rules as errors", false)
  .option("--json", "print one JSON document in place of text", false)
  .action(async (names: string[], options: SharedOptions & { out: string; check: boolean }) => {
    const plans = await planPackages(names, options);
    const changes = plans.flatMap((plan) => plan.changes);
    if (!options.check) await applyChanges(changes);
    process.stdout.write(
      options.json ? formatJson({ packages: plans.map(summarize) }) : report(plans, options.check),
    );
    if (options.check && changes.length > 0) process.exitCode = EXIT.findings;
  });

program
  .command("lint")
  .description("Checks specs, and prints what is wrong, where, and what to do.")
  .argument("[spec...]", "folders under the specs folder, such as forboc, or files; default: all folders")
  .option("--specs <dir>", "the folder that holds <name>/openapi.yaml", "specs")
  .option("--strict", "take findings of house rules as errors", false)
  .option("--json", "print one JSON document in place of text", false)
  .action(async (specs: string[], options: SharedOptions) => {
    const files = specs.filter((spec) => /\.(?:ya?ml|json)$/.test(spec));
    const names = specs.filter((spec) => !files.includes(spec));
    const found = names.length > 0 || files.length === 0 ? await findSpecs(options.specs, names) : [];
    const paths = [...found, ...files.map((file) => resolve(file))];
    const findings = (await Promise.all(paths.map((path) => lintFile(path, options.strict)))).flat();
    const text =
      formatFindings(findings) + `${count(paths.length, "spec")}, ${count(findings.length, "finding")}\n`;
    process.stdout.write(options.json ? formatJson({ findings }) : text);
    if (findings.some(({ severity }) => severity === "error")) process.exitCode = EXIT.findings;
  });

async function lintFile(path: string, strict: boolean): Promise<readonly Finding[]> {
  try {
    return await lint(await readDocument(path), { strict });
  } catch (error) {
    if (error instanceof InputError && error.findings.length > 0) return error.findings;
    throw error;
  }
}

function report(plans: readonly PackagePlan[], check: boolean): string {
  if (check) return plans.flatMap((plan) => plan.changes.map(formatChange)).join("") + conclude(plans);
  return plans.map((plan) => `${describe(plan)}\n`).join("");
}

function conclude(plans: readonly PackagePlan[]): string {
  const stale = plans.filter(({ changes }) => changes.length > 0).map(({ provider }) => provider.packageName);
  if (stale.length === 0) return `${count(plans.length, "package")} up to date\n`;
  return `${stale.join(", ")}: not what the spec says. Run \`pnpm generate\`.\n`;
}

function describe(plan: PackagePlan): string {
  const { files, written, removed } = summarize(plan);
  const note =
    written.length + removed.length === 0
      ? "unchanged"
      : `${written.length} written, ${removed.length} removed`;
  return `${plan.provider.packageName}: ${count(files, "file")}, ${note}`;
}

function summarize({ provider, folder, fileCount, changes }: PackagePlan): {
  readonly package: string;
  readonly folder: string;
  readonly files: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
} {
  const paths = (isRemoval: boolean): readonly string[] => {
    return changes
      .filter(({ after }) => (after === undefined) === isRemoval)
      .map(({ path }) => relative(process.cwd(), path));
  };
  const place = relative(process.cwd(), folder);
  return {
    package: provider.packageName,
    folder: place,
    files: fileCount,
    written: paths(false),
    removed: paths(true),
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function formatJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.wrongInput;
  } else if (error instanceof InputError) {
    const { message, findings } = error;
    if (process.argv.includes("--json")) process.stdout.write(formatJson({ message, findings }));
    process.stderr.write(`${formatFindings(error.findings)}${error.message}\n`);
    process.exitCode = EXIT.wrongInput;
  } else {
    process.stderr.write(`clientgen failed, and it is not your input's fault: ${(error as Error).message}\n`);
    process.exitCode = EXIT.ourFault;
  }
}
