import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Change } from "./change.js";
import { STATE_FOLDER } from "./lock.js";
import { checkPlaces, refuseStorage } from "./storage.js";

/** What ends a process unless it listens. */
const SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** A file that a run was about to change: its path below the output folder, and whether there was one. */
interface Entry {
  readonly path: string;
  readonly existed: boolean;
}

/**
 * Makes the changes, all or none; the caller holds the lock. All new texts are written into the state folder first, and
 * copies of the old ones beside them. Then the journal is written: while it is there, the old texts are the ones that
 * count, and an error, or the next run after a kill, puts them back. The new files take their places, and the journal
 * is removed: from there on the new texts count. The calls are synchronous, so that an interrupt waits until they are
 * done.
 *
 * @throws InputError when a file can't be written; nothing has changed then.
 */
export async function applyChanges(out: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  checkPlaces(
    out,
    changes.map(({ path }) => path),
  );
  let interrupted: NodeJS.Signals | undefined;
  const interrupt = (signal: NodeJS.Signals): void => void (interrupted = signal);
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    stage(out, changes);
    replace(out, changes);
  } finally {
    discard(out);
    // A signal that came meanwhile is heard of when the event loop polls next: between these two, however late it is.
    await setImmediate();
    await setImmediate();
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
  if (interrupted !== undefined) process.kill(process.pid, interrupted);
}

/** Puts back what a run that was killed had begun to change. Tells whether there was such a run; the caller holds the lock. */
export function recover(out: string): boolean {
  checkPlaces(out, [journalPath(out)]);
  const wasCutOff = existsSync(journalPath(out));
  if (wasCutOff) rollBack(out);
  discard(out);
  return wasCutOff;
}

function stage(out: string, changes: readonly Change[]): void {
  const entries: Entry[] = [];
  const folder = filesPath(out);
  refuseStorage(relative(process.cwd(), folder), () => mkdirSync(folder, { recursive: true }));
  for (const [index, { path, after }] of changes.entries()) {
    const existed = existsSync(path);
    entries.push({ path: relative(out, path), existed });
    refuseStorage(relative(process.cwd(), path), () => {
      if (existed) copyFileSync(path, statePath(out, "old", index));
      if (after !== undefined) writeFileSync(statePath(out, "new", index), after);
    });
  }
  const journal = journalPath(out);
  refuseStorage(relative(process.cwd(), journal), () => {
    writeFileSync(`${journal}.new`, JSON.stringify(entries));
    renameSync(`${journal}.new`, journal);
  });
}

function replace(out: string, changes: readonly Change[]): void {
  try {
    for (const [index, { path, after }] of changes.entries()) {
      refuseStorage(relative(process.cwd(), path), () => {
        if (after === undefined) return rmSync(path);
        mkdirSync(dirname(path), { recursive: true });
        renameSync(statePath(out, "new", index), path);
      });
    }
  } catch (error) {
    rollBack(out);
    throw error;
  }
  rmSync(journalPath(out));
}

/** Puts each file back that has changed. May be cut off and run again. */
function rollBack(out: string): void {
  const entries = JSON.parse(readFileSync(journalPath(out), "utf8")) as readonly Entry[];
  for (const [index, { path: name, existed }] of [...entries.entries()].toReversed()) {
    // What has not taken its place has changed nothing, and somebody may have since.
    if (existsSync(statePath(out, "new", index))) continue;
    const path = join(out, name);
    checkPlaces(out, [path]);
    const old = statePath(out, "old", index);
    refuseStorage(
      relative(process.cwd(), path),
      () => {
        if (!existed) remove(out, path);
        // Without a copy, it was put back before.
        else if (existsSync(old)) renameSync(old, path);
      },
      "It was to get back its old text; the next run will try again.",
    );
  }
  rmSync(journalPath(out));
}

/** Removes a file that was not there before, and the folders that were made for it. */
function remove(out: string, path: string): void {
  rmSync(path, { force: true });
  for (let folder = dirname(path); folder !== out; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** Removes the copies of a run that has ended, unless its journal still needs them. */
function discard(out: string): void {
  if (existsSync(journalPath(out))) return;
  rmSync(filesPath(out), { recursive: true, force: true });
  rmSync(`${journalPath(out)}.new`, { force: true });
}

function journalPath(out: string): string {
  return join(out, STATE_FOLDER, "journal.json");
}

function filesPath(out: string): string {
  return join(out, STATE_FOLDER, "files");
}

function statePath(out: string, kind: "new" | "old", index: number): string {
  return join(filesPath(out), `${index}.${kind}`);
}
