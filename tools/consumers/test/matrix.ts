/** A compiler with settings of a user's project. */
export interface Cell {
  /** `5.4`. */
  readonly version: string;
  readonly moduleResolution: "bundler" | "node16" | "nodenext";
  /** `exactOptionalPropertyTypes`. */
  readonly exact: boolean;
}

/** A table of what compiled: a row for each compiler, a column for each of the settings, `–` where nothing ran. */
export function formatMatrix(cells: readonly Cell[], compiled: ReadonlyMap<Cell, string>): string {
  const columns = [...new Set(cells.map(nameSettings))];
  const rows = [...new Set(cells.map(({ version }) => version))].map((version) => [
    version,
    ...columns.map((column) => {
      const cell = cells.find((each) => each.version === version && nameSettings(each) === column);
      return (cell && compiled.get(cell)) ?? "–";
    }),
  ]);
  const table = [["TypeScript", ...columns], ...rows];
  const widths = table[0]!.map((_, index) => Math.max(...table.map((row) => row[index]!.length)));
  return table
    .map((row) =>
      row
        .map((text, index) => text.padEnd(widths[index]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function nameSettings({ moduleResolution, exact }: Cell): string {
  return exact ? `${moduleResolution}, exact` : moduleResolution;
}
