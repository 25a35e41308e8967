import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a browser would load, minified. */
export interface Bundle {
  /** Minified. */
  readonly bytes: number;
  /** Minified and compressed by gzip at level 9. */
  readonly gzipBytes: number;
  /** Minified and compressed by brotli at level 11. */
  readonly brotliBytes: number;
  /** Minified bytes by source file, relative to the repository. */
  readonly parts: Readonly<Record<string, number>>;
}

export const ROOT: string = fileURLToPath(new URL("../../../", import.meta.url));

/** The name of the runtime's package, which holds the scope. */
export const RUNTIME: string = (
  JSON.parse(readFileSync(`${ROOT}packages/runtime/package.json`, "utf8")) as { name: string }
).name;

/** Where the built packages are that code of ours imports by name. */
export const BUILT: Readonly<Record<string, string>> = {
  [RUNTIME.replace(/runtime$/, "forboc")]: `${ROOT}packages/forboc/dist/index.js`,
  [`${RUNTIME}/mock`]: `${ROOT}packages/runtime/dist/mock.js`,
  [`${RUNTIME}/wire`]: `${ROOT}packages/runtime/dist/wire.js`,
  [RUNTIME]: `${ROOT}packages/runtime/dist/index.js`,
};

/**
 * Bundles code as a user's bundler would. It may import files of a folder, and by name what is installed there;
 * without one, `forboc` and the runtime, as they were built.
 */
export async function bundle(code: string, folder: string = ROOT): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    absWorkingDir: ROOT,
    bundle: true,
    // Some mean to run in Node too, and ask there for what a browser has not.
    external: ["node:*"],
    alias: folder === ROOT ? BUILT : {},
    format: "esm",
    metafile: true,
    minify: true,
    logLevel: "silent",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  const { contents } = outputFiles[0]!;
  const inputs = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  return {
    bytes: contents.length,
    gzipBytes: gzipSync(contents, { level: 9 }).length,
    brotliBytes: brotliCompressSync(contents).length,
    parts: Object.fromEntries(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
}
