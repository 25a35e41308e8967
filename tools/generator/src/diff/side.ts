import { basename, resolve } from "node:path";
import { buildProvider } from "../build.js";
import type { Document } from "../document.js";
import { emitPackage } from "../emit/package.js";
import type { GeneratedFile } from "../emit/generated-file.js";
import { formatFiles } from "../format.js";
import { loadSpec } from "../generate.js";
import type { Provider } from "../provider.js";
import type { Repository } from "../repository.js";
import { withSpec } from "./revision.js";

/** One of the two specs that are compared, and the package that it becomes. */
export interface Side {
  readonly document: Document;
  readonly provider: Provider;
  /** What users have: of a revision the files that are committed, also where a generator of before wrote them. */
  readonly files: readonly GeneratedFile[];
}

/**
 * Reads a spec: a file, a folder that has an `openapi.yaml`, or one of these in a revision, as in `main:specs/acme`.
 * Whatever its folder is called, it becomes the package of the name.
 *
 * @throws InputError when there is no such spec, or when it has errors.
 */
export async function loadSide(repository: Repository, place: string, name: string): Promise<Side> {
  return withSpec(place, async ({ path, showFile, committed }) => {
    const spec = await loadSpec(repository, path);
    const { locate } = spec.document;
    const document: Document = {
      ...spec.document,
      locate: (keys, onKey) => {
        const location = locate(keys, onKey);
        return { ...location, file: showFile(location.file) };
      },
    };
    const packageName = `${repository.scope}/${name}`;
    const specFile = `specs/${name}/openapi.yaml`;
    const provider = buildProvider({ ...spec.provider, name, packageName, specFile }, document.root);
    if (committed !== undefined) return { document, provider, files: committed };
    const packaging = { version: "1.0.0", registry: repository.registry };
    const emitted = emitPackage(provider, document.root, packaging);
    // What is committed was formatted, too.
    return { document, provider, files: await formatFiles(resolve("packages", name), emitted) };
  });
}

/** The name of the package that a spec at this place becomes: that of its folder; undefined where that can't name one. */
export function packageNameOf(place: string): string | undefined {
  const path = resolve("/", place.replace(/^[^:]*:/, ""));
  const name = basename(/\.(?:ya?ml|json)$/.test(path) ? resolve(path, "..") : path);
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) ? name : undefined;
}
