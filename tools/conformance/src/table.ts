import { count, type RowResult } from "./row-result.js";
import type { TestResult } from "./suite/vitest.js";

/** The cells of a table, its heading first. */
export type Cells = readonly (readonly string[])[];

/** A row for each runtime and server that ran, a column for each package, and in it how many of its tests passed. */
export function tableOf(packages: readonly string[], rows: readonly RowResult[]): Cells {
  const run = rows.filter((row) => row.type === "run");
  return [
    ["tests passed", ...packages],
    ...run.map(({ name, suites }) => [name, ...packages.map((each) => cellOf(suites.get(each)))]),
  ];
}

function cellOf(results: readonly TestResult[] | undefined): string {
  if (results === undefined) return "–";
  const [passed, failed] = [count(results, "passed"), count(results, "failed")];
  if (passed === results.length) return String(passed);
  return `${passed} of ${results.length}${failed === 0 ? "" : `, ${failed} failed`}`;
}

/** The table as Markdown, in the layout that Prettier gives it. */
export function markdownOf(cells: Cells): string {
  const [heading = [], ...rows] = cells;
  const widths = heading.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [heading, rule, ...rows].map((row) => line(row)).join("\n");
}
