import { link, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "agent-stop-registry/command-line";
import type { Recording } from "./record.js";

/**
 * Writes a recording into a folder, as a whole or not at all; returns the file.
 *
 * @throws Refusal when the file is there, unless `force`.
 */
export async function saveRecording(
  folder: string,
  { fileName, text }: Recording,
  { force }: { readonly force: boolean },
): Promise<string> {
  const file = join(folder, fileName);
  const draft = join(folder, `.${fileName}.${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(draft, text, { flag: "wx" });
    // A link is refused where there is a file, also one that came in this moment.
    await (force ? rename(draft, file) : link(draft, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Refusal(`${file} is there already. --force replaces it, --label names another one.`);
  } finally {
    await rm(draft, { force: true });
  }
  return file;
}
