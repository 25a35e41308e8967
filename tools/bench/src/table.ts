/** Cells in lines. The first column is of words, the others mostly of numbers. */
export interface Table {
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** What is to be known for reading it. */
  readonly notes?: readonly string[];
}

/** For a terminal: the first column flush left, the others flush right. */
export function formatText({ title, headings, lines, notes = [] }: Table): string {
  const all = [headings, ...lines];
  const widths = headings.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const table = all.map((line) => {
    const cells = line.map((cell, column) => {
      return column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
    });
    return cells.join("  ").trimEnd();
  });
  return `${[title, ...table, ...notes.map((note) => `- ${note}`)].join("\n")}\n`;
}

/** For a page. */
export function formatMarkdown({ title, headings, lines, notes = [] }: Table): string {
  const rule = headings.map((_, column) => (column === 0 ? "---" : "--:"));
  const escaped = lines.map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const rows = [headings, rule, ...escaped].map((cells) => `| ${cells.join(" | ")} |`);
  return `### ${title}\n\n${rows.join("\n")}\n\n${notes.map((note) => `- ${note}\n`).join("")}`;
}

/** What another program says, as a note: whatever it is, it is shown as it is. */
export function quote(message: string): string {
  return `\`${message.replaceAll("`", "'")}\``;
}

/** Such as `1,223`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}
