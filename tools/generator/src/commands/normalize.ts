import { basename, dirname, relative, resolve } from "node:path";
import { decode, readBytes } from "../load/source-file.js";
import { type Normalized, normalizePage } from "../normalize/normalize-page.js";
import { reportNormalized } from "../normalize/report.js";
import { formatJson } from "../report.js";
import { saveFiles } from "../save.js";

export interface NormalizeOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Turns a provider's page into OpenAPI, and tells what was repaired and what is open. */
export async function runNormalize(page: string, options: NormalizeOptions): Promise<void> {
  const normalized = await readPage(page);
  const { text, document, repairs, questions } = normalized;
  if (options.out !== undefined) {
    const out = resolve(options.out);
    await saveFiles(dirname(out), { [basename(out)]: text });
  }
  if (options.json) process.stdout.write(formatJson({ document, repairs, questions }));
  else {
    process.stderr.write(reportNormalized(normalized));
    if (options.out === undefined) process.stdout.write(text);
  }
}

/**
 * Reads a page from a file, and normalizes it.
 *
 * @throws InputError when it can't be read, or is and shows no OpenAPI.
 */
export async function readPage(path: string): Promise<Normalized> {
  const absolute = resolve(path);
  const file = relative(process.cwd(), absolute);
  return normalizePage(absolute, file, decode(readBytes(absolute, file), file));
}
