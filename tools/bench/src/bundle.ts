import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a browser would load, minified. */
export interface Bundle {
  /** Minified. */
  readonly bytes: number;
  /** Minified and compressed by gzip at level 9. */
  readonly gzipBytes: number;
  /** Minified bytes by source file, relative to the repository. */
  readonly parts: Readonly<Record<string, number>>;
}

export const ROOT: string = fileURLToPath(new URL("../../../", import.meta.url));

/** The name of the runtime's package, which holds the scope. */
export const RUNTIME: string = (
  JSON.parse(readFileSync(`${ROOT}packages/runtime/package.json`, "utf8")) as { name: string }
).name;

/** Bundles code that imports `forboc` and the runtime by name, as they were built, as a user's bundler would. */
export async function bundle(code: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: "ts" },
    absWorkingDir: ROOT,
    bundle: true,
    alias: {
      [RUNTIME.replace(/runtime$/, "forboc")]: `${ROOT}packages/forboc/dist/index.js`,
      [`${RUNTIME}/wire`]: `${ROOT}packages/runtime/dist/wire.js`,
      [RUNTIME]: `${ROOT}packages/runtime/dist/index.js`,
    },
    format: "esm",
    metafile: true,
    minify: true,
    platform: "browser",
    target: "es2022",
    write: false,
  });
  const { contents } = outputFiles[0]!;
  const inputs = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  return {
    bytes: contents.length,
    gzipBytes: gzipSync(contents, { level: 9 }).length,
    parts: Object.fromEntries(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
}
