import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const CLI = resolve(import.meta.dirname, "../dist/cli.js");

/** What a run of `clientgen` left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder with `specs/` and `packages/`, which goes away with the test. */
export interface Workspace {
  readonly folder: string;
  /** Runs the built `clientgen` in the folder. */
  readonly run: (args: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<Run>;
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly read: (path: string) => Promise<string>;
  /** The text of every file below a folder, by path. */
  readonly snapshot: (path?: string) => Promise<Readonly<Record<string, string>>>;
}

/** Makes a workspace that holds a spec for each name, and other files by path. */
export async function createWorkspace(
  specs: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "clientgen-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const workspace: Workspace = {
    folder,
    run: (args, environment) => runCommand(folder, args, environment),
    write: (texts) => writeFiles(folder, texts),
    read: (path) => readFile(join(folder, path), "utf8"),
    snapshot: (path = "packages") => readFiles(folder, path),
  };
  const sources = Object.entries(specs).map(([name, text]) => [`specs/${name}/openapi.yaml`, text]);
  await mkdir(join(folder, "specs"));
  await workspace.write({ ...Object.fromEntries(sources), ...files });
  return workspace;
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const written = Object.entries(files).map(async ([path, text]) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  });
  await Promise.all(written);
}

async function readFiles(folder: string, path: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(join(folder, path), { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.toSorted().map(async (file) => {
    return [file.slice(folder.length + 1), await readFile(file, "utf8")] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

function runCommand(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Run> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { ...process.env, ...environment },
    });
    // A command that hangs must not outlive its test.
    onTestFinished(() => void child.kill("SIGKILL"));
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", fail).on("close", (code) => done({ code, stdout, stderr }));
  });
}
