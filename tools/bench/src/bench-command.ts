import { Command, Option } from "commander";
import { allBenchmarks } from "./all-benchmarks.js";
import { type Results, runBenchmarks } from "./bench-run.js";
import { corpus } from "./corpus.js";
import { formatMarkdown, formatText } from "./table.js";

interface Options {
  readonly documents?: readonly string[];
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const list = allBenchmarks.map(({ name, about }) => `  ${name.padEnd(12)}${about}`);

const command = new Command("pnpm bench")
  .description("Measures what a user pays, ours beside others, and prints tables.")
  .argument("[name...]", "benchmarks; default: all")
  .option("--documents <name...>", "of the corpus, measure these documents only")
  .option("--json", "print one JSON document in place of tables and progress")
  .addOption(new Option("--markdown", "print tables in Markdown, and no progress").conflicts("json"))
  .addHelpText("after", `\nBenchmarks:\n${list.join("\n")}`)
  .action(async (names: readonly string[], { documents = [], json = false, markdown = false }: Options) => {
    refuseUnknown(
      "benchmark",
      names,
      allBenchmarks.map(({ name }) => name),
    );
    refuseUnknown(
      "document",
      documents,
      corpus.map(({ name }) => name),
    );
    const results = await runBenchmarks(names, { documents, isQuiet: json || markdown });
    if (json) process.stdout.write(`${JSON.stringify(Object.fromEntries(results), null, 2)}\n`);
    else print(results, markdown);
  });

function print(results: Results, markdown: boolean): void {
  for (const [name, result] of results) {
    const { tables, page } = allBenchmarks.find((benchmark) => benchmark.name === name)!;
    const format = markdown ? formatMarkdown : formatText;
    process.stdout.write(markdown && page ? page(result) : `\n${tables(result).map(format).join("\n")}`);
  }
}

function refuseUnknown(noun: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined)
    command.error(`There is no ${noun} "${unknown}". There are: ${known.join(", ")}.`);
}

try {
  await command.parseAsync();
} catch (error) {
  const isInterruption = (error as Error).name === "AbortError";
  if (!isInterruption) process.stderr.write(`${(error as Error).message}\n`);
  // 130 is what shells say of a command that Ctrl-C ended.
  process.exitCode = isInterruption ? 130 : 1;
}
