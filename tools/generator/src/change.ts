import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { type Display, paint, PLAIN, type Style } from "./display.js";
import { type GeneratedFile, isGenerated } from "./emit/generated-file.js";
import { printable } from "./finding.js";

/** A file on disk that is not what was emitted: to be written, or, without `after`, to be removed. */
export interface Change {
  /** The absolute path. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What has to change in a package's folder, so that it holds the emitted files and no file emitted before. */
export async function findChanges(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<readonly Change[]> {
  const wanted = files.map(async ({ path, text }): Promise<Change> => {
    const absolute = join(folder, path);
    // Asking first spares most of a new package an error for each of its files.
    const isThere = existsSync(absolute);
    const before = isThere ? await readFile(absolute, "utf8").catch(() => undefined) : undefined;
    return { path: absolute, before, after: text };
  });
  const changes = (await Promise.all(wanted)).filter(({ before, after }) => before !== after);
  const kept = new Set(files.map(({ path }) => join(folder, path)));
  const stale = (await findGenerated(folder)).filter(({ path }) => !kept.has(path));
  return [...changes, ...stale];
}

/** The generated sources and tests that are there now. Other files are not ours to remove. */
async function findGenerated(folder: string): Promise<readonly Change[]> {
  const folders = ["src", "test"].map(async (name) => {
    const options = { withFileTypes: true, recursive: true } as const;
    const entries = await readdir(join(folder, name), options).catch(() => []);
    const paths = entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(
      paths.map(async (path): Promise<Change> => {
        return { path, before: await readFile(path, "utf8"), after: undefined };
      }),
    );
  });
  return (await Promise.all(folders)).flat().filter(({ before }) => isGenerated(before ?? ""));
}

/** The change as a unified diff, with paths relative to the working directory. */
export function formatChange({ path, before, after }: Change, display: Display = PLAIN): string {
  const name = relative(process.cwd(), path);
  const from = before === undefined ? "/dev/null" : name;
  const to = after === undefined ? "/dev/null" : name;
  const patch = createTwoFilesPatch(from, to, before ?? "", after ?? "", "", "", {
    headerOptions: FILE_HEADERS_ONLY,
  });
  // In a pipe it is a patch, so every byte counts.
  if (display.columns === undefined) return patch;
  return patch
    .split("\n")
    .map((line) => paintLine(display, printable(line)))
    .join("\n");
}

const STYLES: readonly (readonly [start: string, style: Style])[] = [
  ["---", "bold"],
  ["+++", "bold"],
  ["@@", "cyan"],
  ["-", "red"],
  ["+", "green"],
];

function paintLine(display: Display, line: string): string {
  const [, style] = STYLES.find(([start]) => line.startsWith(start)) ?? [];
  return style === undefined ? line : paint(display, style, line);
}
