import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Api } from "./api.js";
import { ROOT, RUNTIME } from "./bundle.js";
import { type MeasuredProcess, runMeasured } from "./measured-process.js";
import { PEERS } from "./peers/installed.js";
import type { Document, Generation, Peer } from "./peers/peer.js";

/** A folder for one run: a project in which every peer is installed, and where code is generated once. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string;
  /** Makes a folder in it, under a name that none has. */
  readonly makeFolder: () => Promise<string>;
  /** Has a peer generate for an API, once. Rejects with the error of its generator. */
  readonly generate: (peer: Peer, api: Api, signal: AbortSignal) => Promise<Generated>;
}

export interface Generated {
  readonly folder: string;
  /** The run of the generator; undefined for a peer that has none. */
  readonly run: MeasuredProcess | undefined;
}

/** `await using` removes it, also after a failure. */
export async function createWorkspace(): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "agent-stop-bench-")));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const generated = new Map<string, Promise<Generated>>();
  try {
    await writeFile(join(folder, "package.json"), `{ "type": "module", "sideEffects": false }`);
    await symlink(join(PEERS, "node_modules"), join(folder, "node_modules"));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folder,
    makeFolder: () => mkdtemp(join(folder, "generated-")),
    generate: (peer, api, signal) => {
      const place = join(folder, `${peer.name.replace(/\W+/g, "-")}-${api.name}`);
      const result = generated.get(place) ?? generate(place, peer, api, signal);
      generated.set(place, result);
      return result;
    },
    [Symbol.asyncDispose]: remove,
  };
}

/** Makes a folder with what a generator finds in a project: the documents, and its own settings. */
export async function prepare(
  place: string,
  documents: readonly Document[],
  files: Generation["files"],
): Promise<void> {
  for (const { name, source } of documents) {
    const specs = join(place, "specs", name);
    await mkdir(specs, { recursive: true });
    await copyFile(source, join(specs, "openapi.yaml"));
  }
  const runtime = join(place, "node_modules", RUNTIME);
  await mkdir(dirname(runtime), { recursive: true });
  await symlink(join(ROOT, "packages/runtime"), runtime);
  for (const [file, text] of Object.entries(files ?? {})) {
    await writeFile(join(place, file), text);
  }
}

async function generate(place: string, peer: Peer, api: Api, signal: AbortSignal): Promise<Generated> {
  const generation = peer.generation?.(api.source);
  await prepare(place, [api], generation?.files);
  return { folder: place, run: generation && (await runGenerator(place, generation, signal)) };
}

/** Generates into a folder that has been prepared. */
export async function runGenerator(
  place: string,
  { args }: Generation,
  signal: AbortSignal,
): Promise<MeasuredProcess> {
  const run = await runMeasured(args, { cwd: place, signal });
  if (run.exitCode === 0) return run;
  const error = firstError(run.stderr + run.stdout) ?? `exit code ${run.exitCode}`;
  // Where this machine has its folders is nobody's business.
  throw new Error(error.replaceAll(`${place}/`, "").replaceAll(PEERS, "").replaceAll(ROOT, ""));
}

/** The first line that tells of an error, or the first at all; without the colours that some print to nobody. */
function firstError(output: string): string | undefined {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines[0];
}
