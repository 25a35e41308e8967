import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CorpusDocument, locate } from "./corpus.js";
import { ROOT } from "./bundle.js";

/** A folder with `specs/<name>` and room for `packages/<name>`, within what this repository's tools ignore. */
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
  return {
    folder,
    specs,
    packages: join(folder, "packages"),
    specFile,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
