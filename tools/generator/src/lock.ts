import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { InputError } from "./finding.js";
import { checkPlaces, refuseStorage } from "./storage.js";

/** The folder in an output folder that holds the lock and the journal of a run. It is there while the run writes. */
export const STATE_FOLDER = ".clientgen";

/** How long a run waits for another one to end, in ms. */
const PATIENCE = 20_000;

/**
 * Runs a task while no other process does so for the same output folder. The lock of a process that is no longer
 * there is taken over. `onWait` hears, once, which process it has to wait for.
 *
 * @throws InputError when another process keeps the lock, and names it; when the folder can't be written.
 */
export async function withLock<Result>(
  out: string,
  task: () => Promise<Result>,
  onWait?: (holder: number) => void,
): Promise<Result> {
  const lock = join(out, STATE_FOLDER, "lock");
  const name = relative(process.cwd(), lock);
  checkPlaces(out, [lock]);
  const start = Date.now();
  let isTold = false;
  for (;;) {
    const created = refuseStorage(name, () => acquire(lock));
    if (created !== undefined) {
      try {
        return await task();
      } finally {
        release(lock, created);
      }
    }
    const holder = readHolder(lock);
    if (holder !== undefined && isGone(holder)) takeOver(lock, holder);
    else if (Date.now() - start < PATIENCE) {
      if (holder !== undefined && !isTold) onWait?.(holder);
      isTold ||= holder !== undefined;
      await setTimeout(50);
    } else {
      throw new InputError(
        `${relative(process.cwd(), out) || "."}: process ${holder ?? "(unknown)"} is writing there. Wait until it ends; ` +
          `if it is no clientgen, remove ${name}.`,
      );
    }
  }
}

/** Takes the lock if it is free; returns the uppermost folder that was made for it. */
function acquire(lock: string): string | undefined {
  const folder = dirname(lock);
  const created = mkdirSync(folder, { recursive: true }) ?? folder;
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return created;
  } catch (error) {
    // ENOENT: the run that held the lock has just removed the folder.
    if (["EEXIST", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    release(lock, created);
    throw error;
  }
}

/** Removes the lock, and the folders that were made for it as far as they are empty. */
function release(lock: string, created: string): void {
  rmSync(lock, { force: true });
  for (let folder = dirname(lock); ; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
    if (folder === created) return;
  }
}

/** The process that holds the lock; undefined where it is free by now, or its holder is only just writing it. */
function readHolder(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isGone(holder: number): boolean {
  // A container gives out the same few ids again and again: ours is not held by us.
  if (holder === process.pid) return true;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Moves the lock of a process that is gone out of the way; of several runs that try, one can. */
function takeOver(lock: string, holder: number): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    // Another run may have taken it over since we looked: then this is its lock, and goes back.
    if (readHolder(aside) === holder) rmSync(aside);
    else renameSync(aside, lock);
  } catch {
    // It has gone by itself.
  }
}
