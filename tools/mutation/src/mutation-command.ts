import { Stryker } from "@stryker-mutator/core";
import { Command, Option } from "commander";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { writeScores } from "./score-table.js";
import { type Subject, subjects } from "./subject.js";
import {
  describeMutant,
  type Explanation,
  judge,
  type Mutant,
  type Score,
  type Verdict,
} from "./survivor.js";

interface Options {
  readonly files?: readonly string[];
  readonly concurrency: number;
  readonly write?: boolean;
  readonly json?: boolean;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const list = Object.entries(subjects).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`);

const command = new Command("pnpm test:mutation")
  .description("Puts bugs into a copy of the code, one at a time, and tells which of them no test finds.")
  .argument("[subject...]", "what gets bugs; default: all")
  .option(
    "--files <glob...>",
    "put bugs into these files only; what is explained for others is not looked at",
  )
  .option("--concurrency <number>", "how many bugs to try at once", Number, Math.max(1, cpus().length - 1))
  .addOption(new Option("--write", "write the scores into CONTRIBUTING.md").conflicts("files"))
  .option("--json", "print one JSON document in place of progress and lists")
  .addHelpText(
    "after",
    `
Subjects:
${list.join("\n")}

A bug that no test finds is either a test that is missing, or no bug: then tools/mutation/explained says why.
Takes half an hour and more for each subject. Exits 1 where a bug is neither found nor explained, or an
explanation is of no use any more.

Examples:
  pnpm test:mutation runtime
  pnpm test:mutation runtime --files packages/runtime/src/retry.ts`,
  )
  .action(async (names: readonly string[], options: Options) => {
    const unknown = names.find((name) => !Object.hasOwn(subjects, name));
    if (unknown !== undefined) {
      command.error(`There is no subject "${unknown}". There are: ${Object.keys(subjects).join(", ")}.`);
    }
    const verdicts: Record<string, Verdict> = {};
    for (const [name, subject] of Object.entries(subjects)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const verdict = await run(name, subject, options);
      verdicts[name] = verdict;
      if (!options.json) process.stdout.write(format(name, verdict));
    }
    if (options.json) process.stdout.write(`${JSON.stringify(verdicts, null, 2)}\n`);
    if (options.write) {
      const page = join(root, "CONTRIBUTING.md");
      const scores: Record<string, Score> = {};
      for (const [name, { score }] of Object.entries(verdicts)) scores[name] = score;
      writeFileSync(page, writeScores(readFileSync(page, "utf8"), scores));
    }
    const isFine = Object.values(verdicts).every(
      ({ unexplained, stale }) => unexplained.length + stale.length === 0,
    );
    process.exitCode = isFine ? 0 : 1;
  });

async function run(name: string, subject: Subject, { files, concurrency, json }: Options): Promise<Verdict> {
  const stryker = new Stryker({
    packageManager: "pnpm",
    plugins: ["@stryker-mutator/vitest-runner"],
    testRunner: "vitest",
    vitest: { configFile: subject.vitestConfig, related: false },
    mutate: [...(files ?? subject.mutate)],
    ...(json ? { reporters: [], logLevel: "error" as never } : { reporters: ["progress"] }),
    // It would write into packages, too, which are compared with what is emitted.
    disableTypeChecks: false,
    coverageAnalysis: "perTest",
    // A constant of a module would need a process of its own for each bug in it.
    ignoreStatic: true,
    concurrency,
    // Only what hangs is to run out of time, however busy the machine is.
    timeoutMS: 10_000,
    timeoutFactor: 1.5,
    ignorePatterns: ["/docs", "/tools/bench", ".turbo"],
    tempDirName: ".stryker-tmp",
  });
  const mutants: readonly Mutant[] = await stryker.runMutationTest();
  const tried = new Set(mutants.map(({ fileName }) => relative(root, fileName)));
  const describe = (mutant: Mutant): string => {
    return describeMutant(relative(root, mutant.fileName), readFileSync(mutant.fileName, "utf8"), mutant);
  };
  const explained = readExplanations(name).map(({ why, mutants: lines }) => ({
    why,
    mutants: lines.filter((line) => tried.has(line.slice(0, line.indexOf(": ")))),
  }));
  return judge(mutants, explained, describe);
}

function readExplanations(name: string): readonly Explanation[] {
  const path = join(root, `tools/mutation/explained/${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as readonly Explanation[]) : [];
}

function format(name: string, { score, unexplained, stale }: Verdict): string {
  const lines = [
    ...unexplained.map((line) => `no test finds    ${line}`),
    ...stale.map((line) => `explains nothing ${line}`),
    `${name}: ${score.found} of ${score.total} bugs found, ${unexplained.length} neither found nor explained`,
  ];
  return `${lines.join("\n")}\n`;
}

process.chdir(root);
await command.parseAsync();
