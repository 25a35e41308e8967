/** Lines of cells under one another: the first column flush left, the others, which are numbers, flush right. */
export function formatTable(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) => {
      const cells = line.map((cell, column) => {
        return column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
      });
      return `${cells.join("  ").trimEnd()}\n`;
    })
    .join("");
}
