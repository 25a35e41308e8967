/** Rows under headings. Cells are Markdown. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A name in a line or cell, as code. What would end it there becomes a space. */
export function code(text: string): string {
  return `\`${text.replaceAll(/[`|\r\n]+/g, " ")}\``;
}

/** Text as it is: what looks like a link, a picture or somebody's name is none. Lines beyond the limit are counted only. */
export function codeBlock(text: string, maxLines: number): string {
  const lines = text.trimEnd().split("\n");
  const rest = lines.length - maxLines;
  const shown = [...lines.slice(0, maxLines), ...(rest > 0 ? [`… and ${rest} more lines`] : [])].join("\n");
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}`;
}
