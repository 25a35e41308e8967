import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArguments, readWorkspace, Refusal, runMain } from "agent-stop-registry/command-line";
import { Command } from "commander";
import { runRows } from "./conformance.js";
import { differences, mergeTables, readTable, writeTable } from "./readme.js";
import { ROWS } from "./row.js";
import { countAll } from "./row-result.js";
import { summaryOf } from "./run-summary.js";
import { tableOf } from "./table.js";
import { findSuites } from "./suite.js";

interface Options {
  readonly report?: string;
  readonly write?: true;
}

const command = new Command("pnpm conformance")
  .description(
    "Runs the contract tests of every package in each runtime that this machine has, and against servers by\n" +
      "others, and holds the table in README.md to what passed.",
  )
  .argument("[row...]", "rows of the table, in quotes where they have spaces; default: all")
  .option("--write", "write the table; rows that this machine can't run stay as they are")
  .option("--report <file>", "write how many tests passed and failed, as JSON")
  .addHelpText(
    "after",
    "\nExit codes: 0 all passed, and the table says so; 1 something failed, or it does not; 2 refused.",
  );

await runMain(async (signal) => {
  const options = parseArguments(command) as Options | undefined;
  if (!options) return 0;
  const names = ROWS.map(({ name }) => name);
  const unknown = command.args.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Refusal(`There is no row "${unknown}". There are: ${names.join(", ")}.`);
  const rows = ROWS.filter(({ name }) => command.args.length === 0 || command.args.includes(name));

  const { root } = readWorkspace(process.cwd());
  const suites = findSuites(root);
  const results = await runRows(rows, suites, { signal, onProgress: (line) => console.error(line) });
  const table = tableOf(
    suites.map(({ name }) => name),
    results,
  );
  console.log(summaryOf(results, table));
  const failed = countAll(results, "failed");
  if (options.report !== undefined) {
    // As vitest has it.
    const report = {
      numPassedTests: countAll(results, "passed"),
      numFailedTests: failed,
      numFailedTestSuites: 0,
    };
    await writeFile(options.report, JSON.stringify(report));
  }
  if (failed > 0) return 1;

  const readmeFile = join(root, "README.md");
  const readme = await readFile(readmeFile, "utf8");
  const known = readTable(readme);
  if (options.write) {
    await writeFile(readmeFile, writeTable(readme, mergeTables(known, table, names)));
    return 0;
  }
  const found = differences(known, table);
  for (const each of found) console.error(`README.md differs. ${each}`);
  if (found.length > 0) console.error("`pnpm conformance --write` writes the table.");
  return found.length === 0 ? 0 : 1;
});
