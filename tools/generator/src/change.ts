import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { type GeneratedFile, isGenerated } from "./emit/generated-file.js";

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
    return { path: absolute, before: await readFile(absolute, "utf8").catch(() => undefined), after: text };
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
export function formatChange({ path, before, after }: Change): string {
  const name = relative(process.cwd(), path);
  const from = before === undefined ? "/dev/null" : name;
  const to = after === undefined ? "/dev/null" : name;
  return createTwoFilesPatch(from, to, before ?? "", after ?? "", "", "", {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/**
 * Makes the changes, all or none: each new text is written beside its file first, and only when all are there do they
 * take their places; if one can't, what has changed is put back. The calls are synchronous, so that an interrupt waits
 * until they are done.
 */
export async function applyChanges(changes: readonly Change[]): Promise<void> {
  const done: Change[] = [];
  let interrupted: NodeJS.Signals | undefined;
  const interrupt = (signal: NodeJS.Signals): void => void (interrupted = signal);
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    for (const { path, after } of changes) {
      if (after === undefined) continue;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(stagedPath({ path }), after, { flag: "wx" });
    }
    for (const change of changes) {
      done.push(change);
      if (change.after === undefined) rmSync(change.path);
      else renameSync(stagedPath(change), change.path);
    }
  } catch (error) {
    for (const change of done.toReversed()) undo(change);
    throw error;
  } finally {
    for (const change of changes) rmSync(stagedPath(change), { force: true });
    // A signal that came meanwhile is heard of in the next turns of the event loop.
    await setTimeout(10);
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
  if (interrupted !== undefined) process.kill(process.pid, interrupted);
}

function stagedPath({ path }: Pick<Change, "path">): string {
  return `${path}.${process.pid}.new`;
}

/** Puts a file back as it was. One that never changed, because a folder stands in its place, stays as it is. */
function undo({ path, before }: Change): void {
  if (before !== undefined) writeFileSync(path, before);
  else if (existsSync(path) && statSync(path).isFile()) rmSync(path);
}
