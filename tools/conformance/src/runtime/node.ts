import { installedFile } from "./installed.js";

/** The major versions of Node that packages are tested on. */
export const NODES: readonly number[] = [20, 22, 24, 26];

/** The Node of this process, where it is of that major version, or else an installed one; undefined where there is none. */
export function nodeProgram(major: number): string | undefined {
  const isOurs = process.versions.node.startsWith(`${major}.`);
  return isOurs ? process.execPath : installedFile(`node-${major}/bin/node`);
}
