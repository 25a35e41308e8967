import { copyFile, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT, RUNTIME } from "./bundle.js";
import { type CorpusDocument, locate } from "./corpus.js";

/**
 * A folder with `specs/<name>`, room for `packages/<name>`, and the runtime installed as it was built, within what this
 * repository's tools ignore.
 */
export interface CorpusWorkspace extends AsyncDisposable {
  readonly folder: string;
  readonly specs: string;
  readonly packages: string;
}

/** Makes a workspace with one document in it. `await using` removes it, also after a failure. */
export async function createCorpusWorkspace(document: CorpusDocument): Promise<CorpusWorkspace> {
  const folder = await mkdtemp(join(ROOT, "tools/bench/node_modules/.corpus-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    await fill(folder, document);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folder,
    specs: join(folder, "specs"),
    packages: join(folder, "packages"),
    [Symbol.asyncDispose]: remove,
  };
}

async function fill(folder: string, document: CorpusDocument): Promise<void> {
  const place = join(folder, "specs", document.name);
  await mkdir(place, { recursive: true });
  await copyFile(locate(document), join(place, "openapi.yaml"));
  for (const part of document.parts) await copyFile(join(dirname(locate(document)), part), join(place, part));
  const runtime = join(folder, "node_modules", RUNTIME);
  await mkdir(dirname(runtime), { recursive: true });
  await symlink(join(ROOT, "packages/runtime"), runtime);
}
