import { pageBenchmarks } from "./all-benchmarks.js";
import type { Benchmark } from "./benchmark.js";
import type { Chart } from "./chart.js";
import type { Environment } from "./environment.js";
import { allPeers } from "./peers/all-peers.js";
import type { ResultFile } from "./result-file.js";
import { formatMarkdown } from "./table.js";

/** A benchmark of the page, and what came of it. */
type Measured = readonly [benchmark: Benchmark, result: unknown];

/** The measurements as `docs/benchmarks.md`. */
export function formatPage(file: ResultFile): string {
  return `# Benchmarks

Ours beside what one would take instead. Do not edit; to measure again, then to draw this page again:

    npx -y pnpm@12.21.0 bench:page
    npx -y pnpm@12.21.0 bench:page --draw

${formatEnvironment(file.environment)}

Where figures are of several runs, they are medians, with the least and the most behind them. What is a ratio is of measurements
in turns. All clients of one operation call \`stopGhostSession\` of [Forboc's spec](../specs/forboc/openapi.yaml), with a token; those of
one API call what stops something there. The large API is GitHub's.

${formatPeers(file.environment)}
${measured(file).map(formatBenchmark).join("\n")}`;
}

/** What the README shows of it. */
export function formatSummary(file: ResultFile): string {
  const headlines = measured(file).flatMap(([benchmark, result]) => benchmark.headline?.(result) ?? []);
  const charts = measured(file).flatMap(([benchmark, result]) => benchmark.charts?.(result) ?? []);
  return `${headlines.map((headline) => `- ${headline}`).join("\n")}

${charts
  .slice(0, 1)
  .map((chart) => formatPicture(chart, "docs/benchmarks"))
  .join("")}
[docs/benchmarks.md](docs/benchmarks.md) has the rest: ours beside ${allPeers.length - 2} others.
`;
}

/** All that the page shows as a picture. */
export function listCharts(file: ResultFile): readonly Chart[] {
  return measured(file).flatMap(([benchmark, result]) => benchmark.charts?.(result) ?? []);
}

function measured({ results }: ResultFile): readonly Measured[] {
  return pageBenchmarks.flatMap((benchmark) => {
    const result = results[benchmark.name];
    return result === undefined ? [] : [[benchmark, result] as const];
  });
}

function formatEnvironment({
  processor,
  cores,
  gigabytes,
  platform,
  node,
  typescript,
  esbuild,
}: Environment): string {
  return `This was a machine with ${cores} cores (${processor}), ${gigabytes} GB of memory, ${platform}, Node ${node}, TypeScript ${typescript}
and esbuild ${esbuild}. Of each other client, it is the newest version that says it runs on Node 20, as ours does.`;
}

function formatPeers({ peers }: Environment): string {
  const lines = allPeers.map(({ name, about }) => `| ${name} | ${peers[name] ?? ""} | ${about} |`);
  return `| Client | Version | |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
}

function formatBenchmark([benchmark, result]: Measured): string {
  const charts = benchmark.charts?.(result) ?? [];
  return `## ${benchmark.name[0]!.toUpperCase()}${benchmark.name.slice(1)}

${benchmark.method ?? ""}

${charts.map((chart) => formatPicture(chart, "benchmarks")).join("\n")}
${benchmark.tables(result).map(formatMarkdown).join("\n")}`;
}

function formatPicture({ name, title }: Chart, folder: string): string {
  return `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${folder}/${name}-dark.svg">
  <img alt="${title}" src="${folder}/${name}-light.svg">
</picture>
`;
}
