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
  /** The document's file in it. */
  readonly specFile: string;
}

/** Makes a workspace with one document in it. `await using` removes it, also after a failure. */
export async function createCorpusWorkspace(document: CorpusDocument): Promise<CorpusWorkspace> {
  const folder = await mkdtemp(join(ROOT, "tools/bench/node_modules/.corpus-"));
  const specs = join(folder, "specs");
  const place = join(specs, document.name);
  const specFile = join(place, "openapi.yaml");
  await mkdir(place, { recursive: true });
  await copyFile(locate(document), specFile);
  for (const part of document.parts) await copyFile(join(dirname(locate(document)), part), join(place, part));
  const runtime = join(folder, "node_modules", RUNTIME);
  await mkdir(dirname(runtime), { recursive: true });
  await symlink(join(ROOT, "packages/runtime"), runtime);
  return {
    folder,
    specs,
    packages: join(folder, "packages"),
    specFile,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
