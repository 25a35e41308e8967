import type { TestResult } from "./suite/vitest.js";

/** What a run found in a row of the table. */
export type RowResult = RunResult | AbsentResult;

export interface RunResult {
  readonly type: "run";
  readonly name: string;
  /** By the name of their package. One that can't run there is missing. */
  readonly suites: ReadonlyMap<string, readonly TestResult[]>;
}

export interface AbsentResult {
  readonly type: "absent";
  readonly name: string;
  readonly reason: string;
}

export function count(results: readonly TestResult[], outcome: TestResult["outcome"]): number {
  return results.filter((each) => each.outcome === outcome).length;
}

/** How many tests had an outcome in all rows together. */
export function countAll(rows: readonly RowResult[], outcome: TestResult["outcome"]): number {
  const suites = rows.flatMap((row) => (row.type === "run" ? [...row.suites.values()] : []));
  return suites.reduce((sum, results) => sum + count(results, outcome), 0);
}
