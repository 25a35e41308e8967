import { Command, Option } from "commander";
import { Listr, PRESET_TIMER } from "listr2";
import type { Benchmark, BenchmarkReport } from "./benchmark.js";
import { corpus } from "./corpus.js";
import { generation } from "./generation.js";
import { size } from "./size.js";

const benchmarks: Readonly<Record<string, Benchmark>> = { size, generation };

interface Options {
  readonly documents?: readonly string[];
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const list = Object.entries(benchmarks).map(([name, { about }]) => `  ${name.padEnd(12)}${about}`);

const command = new Command("pnpm bench")
  .description("Measures what a user pays, and prints tables.")
  .argument("[name...]", "benchmarks; default: all")
  .option("--documents <name...>", "of the corpus, measure these documents only")
  .option("--json", "print one JSON document in place of tables and progress")
  .addOption(
    new Option("--markdown", "print docs/corpus.md in place of tables and progress").conflicts("json"),
  )
  .addHelpText("after", `\nBenchmarks:\n${list.join("\n")}`)
  .action(async (names: readonly string[], { documents = [], json = false, markdown = false }: Options) => {
    refuseUnknown("benchmark", names, Object.keys(benchmarks));
    refuseUnknown(
      "document",
      documents,
      corpus.map(({ name }) => name),
    );
    const chosen = Object.entries(benchmarks).filter(([name]) => names.length === 0 || names.includes(name));
    const reports = await run(chosen, { documents, isQuiet: json || markdown });
    const values = Object.fromEntries(reports.map(([name, report]) => [name, report.json]));
    const text = reports.map(([name, report]) => `\n${name}\n${report.text}`).join("\n");
    const page = reports.map(([, report]) => report.markdown ?? "").join("");
    process.stdout.write(json ? `${JSON.stringify(values, null, 2)}\n` : markdown ? page : text);
  });

function refuseUnknown(noun: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined)
    command.error(`There is no ${noun} "${unknown}". There are: ${known.join(", ")}.`);
}

/** Runs benchmarks one after another, as they would disturb each other. Ctrl-C ends what they started. */
async function run(
  chosen: readonly (readonly [name: string, Benchmark])[],
  { documents, isQuiet }: { readonly documents: readonly string[]; readonly isQuiet: boolean },
): Promise<readonly (readonly [name: string, BenchmarkReport])[]> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const reports: (readonly [name: string, BenchmarkReport])[] = [];
  const tasks = chosen.map(([name, benchmark]) => ({
    title: `${name}: ${benchmark.about}`,
    task: async (_: unknown, task: { output: string }) => {
      const onProgress = (line: string): void => void (task.output = line);
      reports.push([name, await benchmark.run({ documents, signal: controller.signal, onProgress })]);
    },
  }));
  try {
    await new Listr(tasks, {
      renderer: isQuiet ? "silent" : "default",
      rendererOptions: { timer: PRESET_TIMER },
      fallbackRenderer: isQuiet ? "silent" : "simple",
      // Ctrl-C is ours: there are folders to remove.
      registerSignalListeners: false,
    } as const).run();
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
  return reports;
}

try {
  await command.parseAsync();
} catch (error) {
  const isInterruption = (error as Error).name === "AbortError";
  if (!isInterruption) process.stderr.write(`${(error as Error).message}\n`);
  // 130 is what shells say of a command that Ctrl-C ended.
  process.exitCode = isInterruption ? 130 : 1;
}
