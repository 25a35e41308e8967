import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type CommandResult,
  createTemporaryFolder,
  runCommand,
  runCommandOrThrow,
} from "agent-stop-registry/command-line";
import { onTestFinished } from "vitest";

export const scope = "@agent-stop";

export type Files = Readonly<Record<string, string | object>>;

/** A repository of our shape in a temporary folder. */
export interface Clone {
  readonly root: string;
  readonly write: (files: Files) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly read: (path: string) => Promise<string>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Commits all that there is. */
  readonly commit: (message?: string) => Promise<void>;
  /** Runs one of our commands by the name of its file, as built. */
  readonly run: (
    command: string,
    args?: readonly string[],
    env?: NodeJS.ProcessEnv,
  ) => Promise<CommandResult>;
}

/** Makes a clone with a commit on `main`, and goes on on a branch. It is gone after the test. */
export async function createClone(files: Files): Promise<Clone> {
  const folder = await createTemporaryFolder("ci-test");
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const root = folder.path;
  const env = { ...process.env, ...identity };
  const git = async (...args: readonly string[]) =>
    (await runCommandOrThrow("git", args, { cwd: root, env })).stdout;
  const clone: Clone = {
    root,
    write: (more) => writeFiles(root, more),
    remove: (path) => rm(join(root, path), { recursive: true }),
    read: (path) => readFile(join(root, path), "utf8"),
    list: async (path) => (await readdir(join(root, path))).toSorted(),
    git,
    commit: async (message = "Change") => {
      await git("add", "--all");
      await git("commit", "--quiet", "--message", message);
    },
    run: (command, args = [], more = {}) => {
      const file = fileURLToPath(new URL(`../dist/${command}-command.js`, import.meta.url));
      return runCommand(process.execPath, [file, ...args], { cwd: root, env: { ...env, ...more } });
    },
  };
  await clone.write({
    "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
    "package.json": { name: "fixture", private: true },
    "packages/runtime/package.json": { name: `${scope}/runtime`, version: "1.0.0" },
    ".changeset/README.md": "Changesets.\n",
    ".changeset/config.json": { changelog: false, baseBranch: "main" },
    ".gitignore": ".clientgen/\n",
    ...files,
  });
  await git("init", "--quiet", "--initial-branch=main");
  await clone.commit("Start");
  await git("switch", "--quiet", "--create", "change");
  return clone;
}

const identity = {
  GIT_AUTHOR_NAME: "Test",
  GIT_AUTHOR_EMAIL: "test@acme.example",
  GIT_COMMITTER_NAME: "Test",
  GIT_COMMITTER_EMAIL: "test@acme.example",
};

async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    const text = typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`;
    await writeFile(join(root, path), text);
  }
}
