import type { RowResult } from "./row-result.js";
import { type Cells, markdownOf } from "./table.js";

/** A run for who reads a terminal: failures in full, the table, what counts as neither, by rule, and what this machine lacks. */
export function summaryOf(rows: readonly RowResult[], table: Cells): string {
  return [...failures(rows), markdownOf(table), "", ...exceptions(rows), ...absences(rows), ""].join("\n");
}

function failures(rows: readonly RowResult[]): readonly string[] {
  return rows.flatMap((row) => {
    if (row.type === "absent") return [];
    return [...row.suites].flatMap(([name, results]) =>
      results
        .filter(({ outcome }) => outcome === "failed")
        .map(
          ({ title, reason = "" }) => `${row.name}: ${name}: ${title}\n${reason.replace(/^/gm, "    ")}\n`,
        ),
    );
  });
}

function exceptions(rows: readonly RowResult[]): readonly string[] {
  return rows.flatMap((row) => {
    if (row.type === "absent") return [];
    const rules = [...row.suites.values()]
      .flat()
      .flatMap(({ outcome, reason = "" }) => (outcome === "excepted" ? [reason] : []));
    return [...new Set(rules)].map((rule) => {
      const times = rules.filter((each) => each === rule).length;
      return `${row.name}: ${times} excepted. ${rule}`;
    });
  });
}

function absences(rows: readonly RowResult[]): readonly string[] {
  return rows.flatMap((row) => (row.type === "absent" ? [`${row.name}: absent, ${row.reason}.`] : []));
}
