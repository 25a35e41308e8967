import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { version as esbuild } from "esbuild";
import { allPeers } from "./peers/all-peers.js";
import { versionOf } from "./peers/installed.js";

/** What figures depend on. Results of different environments don't stand side by side. */
export interface Environment {
  readonly processor: string;
  readonly cores: number;
  readonly gigabytes: number;
  readonly platform: string;
  readonly node: string;
  readonly typescript: string;
  readonly esbuild: string;
  /** The versions of the peers, by their names. */
  readonly peers: Readonly<Record<string, string>>;
}

export function readEnvironment(): Environment {
  const { version } = createRequire(import.meta.url)("typescript/package.json") as {
    readonly version: string;
  };
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    typescript: version,
    esbuild,
    peers: Object.fromEntries(
      allPeers.flatMap(({ name, package: published }) =>
        published === undefined ? [] : [[name, versionOf(published)]],
      ),
    ),
  };
}
