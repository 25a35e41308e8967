import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The folder of the peers, which has dependencies and a lockfile of its own. */
export const PEERS: string = fileURLToPath(new URL("../../peers/", import.meta.url));

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin?: string | Readonly<Record<string, string>>;
}

/** The pinned version of a peer's package, installed or not. */
export function versionOf(name: string): string {
  return readManifest(PEERS).dependencies[name]!;
}

/** The folder that it is installed to. */
export function locatePackage(name: string): string {
  return join(PEERS, "node_modules", name);
}

/** The file of a peer's command. */
export function commandOf(name: string, command: string): string {
  const { bin = {} } = readManifest(locatePackage(name));
  const path = typeof bin === "string" ? bin : bin[command];
  if (path === undefined) throw new Error(`${name} has no command "${command}".`);
  return join(locatePackage(name), path);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Installs the peers where they are not yet; takes a second where they are. */
export async function installPeers(signal: AbortSignal): Promise<void> {
  const args = ["install", "--ignore-workspace", "--frozen-lockfile", "--ignore-scripts"];
  await execute("pnpm", args, { cwd: PEERS, signal }).catch((error: Error & { stdout?: string }) => {
    throw signal.aborted
      ? error
      : new Error(`The peers can't be installed:\n${error.stdout}${error.message}`);
  });
}
