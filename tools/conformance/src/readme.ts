import { type Cells, markdownOf } from "./table.js";

const START = "<!-- conformance: `pnpm conformance --write` writes this table -->";
const END = "<!-- /conformance -->";

/** The table that a README has between its marks. Throws where it has no marks. */
export function readTable(readme: string): Cells {
  const lines = parts(readme).between.split("\n");
  const cells = lines.filter((line) => line.startsWith("|")).map((line) => line.split("|").slice(1, -1));
  return cells
    .map((row) => row.map((cell) => cell.trim()))
    .filter(([, second]) => !/^-+:$/.test(second ?? ""));
}

/** The README with another table between its marks. */
export function writeTable(readme: string, table: Cells): string {
  const { before, after } = parts(readme);
  return `${before}\n\n${markdownOf(table)}\n\n${after}`;
}

/** What a run found, and in the rows that it could not run what was known before. */
export function mergeTables(known: Cells, found: Cells, names: readonly string[]): Cells {
  const [heading = []] = found;
  // With other columns, old rows say nothing.
  const old = known[0]?.join() === heading.join() ? known : [];
  const rows = names.map((name) => findRow(found, name) ?? findRow(old, name));
  return [heading, ...rows.filter((row) => row !== undefined)];
}

/** In what a README differs from what a run found, one sentence each. Rows that were not run are taken as they are. */
export function differences(known: Cells, found: Cells): readonly string[] {
  const [heading = []] = found;
  if (heading.join() !== known[0]?.join())
    return [`It has the columns ${known[0]?.join(", ") ?? "of no table"}.`];
  return found.slice(1).flatMap((row) => {
    const [name = ""] = row;
    const other = findRow(known, name);
    if (other === undefined) return [`It has no row "${name}".`];
    return other.join() === row.join() ? [] : [`In "${name}" it has ${other.slice(1).join(", ")}.`];
  });
}

function findRow(cells: Cells, name: string): readonly string[] | undefined {
  return cells.find(([first]) => first === name);
}

/** The text up to the first mark, that between the marks, and that from the second one on. */
function parts(readme: string): {
  readonly before: string;
  readonly between: string;
  readonly after: string;
} {
  const [start, end] = [readme.indexOf(START) + START.length, readme.indexOf(END)];
  if (start < START.length || end < start)
    throw new Error(`README.md lacks the marks "${START}" and "${END}".`);
  return {
    before: readme.slice(0, start),
    between: readme.slice(start, end).trim(),
    after: readme.slice(end),
  };
}
