import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { emitFiles, type Provider } from "agent-stop-generator";

export type { Provider };

/** A package generated from a document, loaded. */
export interface Package {
  readonly provider: Provider;
  readonly functions: Readonly<Record<string, (...given: unknown[]) => unknown>>;
}

/** Calls `use` with a folder that is gone afterwards. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "property-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the package of a document into a folder. */
export async function writePackage(folder: string, name: string, document: object): Promise<Provider> {
  const specFile = join(folder, `specs/${name}/openapi.yaml`);
  await mkdir(dirname(specFile), { recursive: true });
  await writeFile(specFile, JSON.stringify(document));
  const { provider, files } = await emitFiles(specFile);
  for (const { path, text } of files) {
    const file = join(folder, "packages", name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return provider;
}

/** Generates, bundles and loads the package of a document. */
export function loadPackage(document: object): Promise<Package> {
  return withFolder(async (folder) => {
    const provider = await writePackage(folder, "acme", document);
    const outfile = join(folder, "index.mjs");
    await build({
      entryPoints: [join(folder, "packages/acme/src/index.ts")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
      plugins: [
        {
          name: "runtime",
          setup: ({ onResolve }) =>
            // The runtime of this process, so that its classes are the same everywhere.
            onResolve({ filter: /^@agent-stop\// }, ({ path }) => ({
              path: fileURLToPath(import.meta.resolve(path)),
              external: true,
            })),
        },
      ],
    });
    return { provider, functions: (await import(pathToFileURL(outfile).href)) as Package["functions"] };
  });
}
