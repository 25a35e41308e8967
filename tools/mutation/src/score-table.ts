import type { Score } from "./survivor.js";

const START = "<!-- mutation score: written by `pnpm test:mutation --write` -->";
const END = "<!-- end of the mutation score -->";

/** A page with the scores of the subjects in its table; those of others stay. */
export function writeScores(page: string, scores: Readonly<Record<string, Score>>): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start === -1 || end < start) throw new Error(`The page has no "${START}" with "${END}" behind it.`);
  const rows = new Map(readRows(page.slice(start, end)));
  for (const [name, score] of Object.entries(scores)) rows.set(name, formatRow(name, score));
  const table = ["| subject | bugs | found | score |", "| --- | ---: | ---: | ---: |", ...rows.values()];
  return `${page.slice(0, start)}${START}\n\n${table.join("\n")}\n\n${page.slice(end)}`;
}

function readRows(block: string): readonly (readonly [name: string, row: string])[] {
  return [...block.matchAll(/^\| (\S+) +\| +\d.*$/gm)].map(([row, name]) => [name!, row]);
}

function formatRow(name: string, { found, total }: Score): string {
  return `| ${name} | ${total} | ${found} | ${((100 * found) / total).toFixed(1)} % |`;
}
