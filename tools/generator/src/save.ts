import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { applyChanges, recover } from "./journal.js";
import { withLock } from "./lock.js";

/**
 * Writes files below a folder, all or none: texts by path.
 *
 * @throws InputError when one can't be written; nothing has changed then.
 */
export async function saveFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const changes = Object.entries(files).map(async ([path, after]) => {
    const absolute = resolve(folder, path);
    return { path: absolute, before: await readFile(absolute, "utf8").catch(() => undefined), after };
  });
  const all = await Promise.all(changes);
  await withLock(resolve(folder), async () => {
    recover(resolve(folder));
    await applyChanges(resolve(folder), all);
  });
}
