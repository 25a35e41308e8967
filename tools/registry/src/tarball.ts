import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommandOrThrow } from "./child-process.js";
import { consumerEnvironment } from "./environment.js";
import { readTarball, type TarEntry } from "./tar.js";
import type { Manifest } from "./workspace.js";

/** A package as it is published: `workspace:` and `catalog:` have become versions. */
export interface Tarball {
  readonly file: string;
  readonly bytes: Buffer;
  /** As registries and lockfiles write it: `sha512-…`. */
  readonly integrity: string;
  readonly entries: readonly TarEntry[];
  /** The manifest inside, which is not the one in the workspace. */
  readonly manifest: Manifest;
}

/** Packs the package of a workspace folder into another folder. */
export async function packPackage(
  folder: string,
  { destination, signal }: { destination: string; signal?: AbortSignal | undefined },
): Promise<Tarball> {
  await mkdir(destination, { recursive: true });
  const file = join(destination, "package.tgz");
  await runCommandOrThrow("pnpm", ["pack", "--out", file], {
    cwd: folder,
    env: consumerEnvironment(process.env),
    signal,
  });
  const bytes = await readFile(file);
  const entries = readTarball(bytes);
  const manifest = entries.find(({ path }) => path === "package/package.json");
  if (!manifest) throw new Error(`${file} has no package/package.json.`);
  return {
    file,
    bytes,
    integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}`,
    entries,
    manifest: JSON.parse(manifest.content.toString("utf8")) as Manifest,
  };
}
