import { Command, Option } from "commander";
import { allBenchmarks, pageBenchmarks } from "./all-benchmarks.js";
import { refuseUnknown, reportFailure } from "./arguments.js";
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
  .argument("[name...]", "benchmarks; default: all but corpus")
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
    const results = await runBenchmarks(names.length > 0 ? names : pageBenchmarks.map(({ name }) => name), {
      documents,
      isQuiet: json || markdown,
    });
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

await command.parseAsync().catch(reportFailure);
