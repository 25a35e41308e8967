import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Api } from "./api.js";
import { ROOT, RUNTIME } from "./bundle.js";
import { runMeasured } from "./measured-process.js";
import { PEERS } from "./peers/installed.js";
import type { Peer } from "./peers/peer.js";

/** A folder for one run: a project in which every peer is installed, and where code is generated once. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string;
  /** The folder with what a peer generates for an API. Rejects with the first line of what its generator says. */
  readonly generate: (peer: Peer, api: Api, signal: AbortSignal) => Promise<string>;
}

/** `await using` removes it, also after a failure. */
export async function createWorkspace(): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "agent-stop-bench-")));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const generated = new Map<string, Promise<string>>();
  try {
    await writeFile(join(folder, "package.json"), `{ "type": "module", "sideEffects": false }`);
    await symlink(join(PEERS, "node_modules"), join(folder, "node_modules"));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folder,
    generate: (peer, api, signal) => {
      const place = join(folder, `${peer.name.replace(/\W+/g, "-")}-${api.name}`);
      const result = generated.get(place) ?? generate(place, peer, api, signal);
      generated.set(place, result);
      return result;
    },
    [Symbol.asyncDispose]: remove,
  };
}

/** Makes a folder with what a generator finds in a project: the document, and its own settings. */
export async function prepare(place: string, peer: Peer, { name, source }: Api): Promise<void> {
  const specs = join(place, "specs", name);
  await mkdir(specs, { recursive: true });
  await copyFile(source, join(specs, "openapi.yaml"));
  const runtime = join(place, "node_modules", RUNTIME);
  await mkdir(dirname(runtime), { recursive: true });
  await symlink(join(ROOT, "packages/runtime"), runtime);
  for (const [file, text] of Object.entries(peer.generation?.(source, place).files ?? {})) {
    await writeFile(join(place, file), text);
  }
}

async function generate(place: string, peer: Peer, api: Api, signal: AbortSignal): Promise<string> {
  await prepare(place, peer, api);
  const args = peer.generation?.(api.source, place).args;
  if (args === undefined) return place;
  const { exitCode, stdout, stderr } = await runMeasured(args, { cwd: place, signal });
  if (exitCode !== 0) throw new Error(firstLine(stderr) ?? firstLine(stdout) ?? `exit code ${exitCode}`);
  return place;
}

/** Without the colours that some print even where nobody sees them. */
function firstLine(output: string): string | undefined {
  return stripVTControlCharacters(output)
    .split("\n")
    .find((line) => line.trim() !== "")
    ?.trim();
}
