import type { MainJobRow } from "./main-job.js";

const headings = ["Provider", "Package", "Request sent", "Answer", "Time"];

/** The rows as a table of at most so many columns, and below it each problem once, with the providers that have it. */
export function formatMainJob(rows: readonly MainJobRow[], columns: number = Infinity): string {
  const table = formatTable(shorten([headings, ...rows.map(cells)], columns));
  const problems = new Set(rows.flatMap(({ problem }) => problem ?? []));
  const paragraphs = [...problems].map((problem) => {
    const providers = rows.filter((row) => row.problem === problem).map(({ provider }) => provider);
    return `\n${providers.join(", ")}: ${problem}`;
  });
  return [table, ...paragraphs].join("\n");
}

type Line = readonly string[];

function cells({ provider, packageName, call }: MainJobRow): Line {
  if (!call) return [provider, packageName, "-", "failed", "-"];
  return [provider, packageName, call.request, call.answer, `${call.milliseconds} ms`];
}

/** Cuts the long cells, which are requests and answers, to what the others leave them. */
function shorten(lines: readonly Line[], columns: number): Line[] {
  const [provider = 0, name = 0, request = 0, , time = 0] = columnWidths(lines);
  const room = Math.max(columns - provider - name - time - 4 * gap.length, 40);
  const requestWidth = Math.min(request, Math.max(room - 30, Math.floor(room / 2)));
  const answerWidth = Math.min(room - requestWidth, 60);
  return lines.map(([first = "", second = "", third = "", fourth = "", fifth = ""]) => [
    first,
    second,
    cutMiddle(third, requestWidth),
    cutEnd(fourth, answerWidth),
    fifth,
  ]);
}

/** Of a request, both the beginning and the end tell something. */
function cutMiddle(text: string, width: number): string {
  if (text.length <= width) return text;
  const end = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - end)}…${text.slice(-end)}`;
}

function cutEnd(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

const gap = "  ";

function formatTable(lines: readonly Line[]): string {
  const widths = columnWidths(lines);
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
    .map((line) => line.join(gap).trimEnd())
    .join("\n");
}

function columnWidths(lines: readonly Line[]): number[] {
  return headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
}
