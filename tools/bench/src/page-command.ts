import { mkdirSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { pageBenchmarks } from "./all-benchmarks.js";
import { refuseUnknown, reportFailure } from "./arguments.js";
import { runBenchmarks } from "./bench-run.js";
import { ROOT } from "./bundle.js";
import { drawChart, THEMES } from "./chart.js";
import { type Environment, readEnvironment } from "./environment.js";
import { listCharts } from "./page.js";
import { writePageFiles } from "./page-files.js";
import { addResult, readResults } from "./result-file.js";
import { installPeers } from "./peers/installed.js";

const names = pageBenchmarks.map(({ name }) => name);

const command = new Command("pnpm bench:page")
  .description(
    "Measures, keeps the figures in docs/benchmarks.json, and writes docs/benchmarks.md and the figures in the README from them.",
  )
  .argument("[name...]", `benchmarks to run, others keep their figures; default: all of ${names.join(", ")}`)
  .option("--draw", "measure nothing")
  .action(async (chosen: readonly string[], { draw = false }: { readonly draw?: boolean }) => {
    refuseUnknown("benchmark", chosen, names);
    if (draw) await installPeers(new AbortController().signal);
    else await measure(chosen.length === 0 ? names : chosen);
    await write();
  });

async function measure(chosen: readonly string[]): Promise<void> {
  let environment: Environment | undefined;
  await runBenchmarks(chosen, {
    documents: [],
    isQuiet: false,
    // Kept at once: what a run has done until it is interrupted need not be done again.
    onResult: (name, result) => addResult((environment ??= readEnvironment()), name, result),
  });
}

async function write(): Promise<void> {
  const file = readResults();
  for (const [path, text] of Object.entries(await writePageFiles(file)))
    writeFileSync(`${ROOT}${path}`, text);
  mkdirSync(`${ROOT}docs/benchmarks`, { recursive: true });
  for (const chart of listCharts(file)) {
    for (const [theme, colours] of Object.entries(THEMES)) {
      writeFileSync(`${ROOT}docs/benchmarks/${chart.name}-${theme}.svg`, await drawChart(chart, colours));
    }
  }
}

await command.parseAsync().catch(reportFailure);
