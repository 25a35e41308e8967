import { exceptDifferences } from "./difference.js";
import type { Row } from "./row.js";
import type { RowResult } from "./row-result.js";
import { runSuite } from "./suite-run.js";
import type { TestResult } from "./suite/vitest.js";
import type { Suite } from "./suite.js";

/** Each row wants a core for itself, and so does its server. */
const ROWS_AT_ONCE = 2;

/** Runs the suites in each row, and resolves with the rows in their order. */
export async function runRows(
  rows: readonly Row[],
  suites: readonly Suite[],
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (line: string) => void },
): Promise<readonly RowResult[]> {
  const results = new Map<Row, RowResult>();
  const waiting = [...rows];
  async function work(): Promise<void> {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      results.set(row, await runRow(row, suites, signal));
      onProgress(row.name);
    }
  }
  await Promise.all(Array.from({ length: ROWS_AT_ONCE }, work));
  return rows.map((row) => results.get(row)!);
}

async function runRow(row: Row, suites: readonly Suite[], signal: AbortSignal): Promise<RowResult> {
  const { name, startJudge } = row;
  const runtime = await row.find();
  if (runtime.type === "absent") return { type: "absent", name, reason: runtime.reason };
  const found = new Map<string, readonly TestResult[]>();
  for (const suite of suites) {
    if (suite.specFile === undefined && !row.hasSockets) continue;
    signal.throwIfAborted();
    const results = await runSuite(suite, { startJudge, run: runtime.run, signal });
    found.set(suite.name, suite.specFile === undefined ? exceptDifferences(name, results) : results);
  }
  return { type: "run", name, suites: found };
}
