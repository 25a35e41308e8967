import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  consumerEnvironment,
  type Manifest,
  Refusal,
  readWorkspace,
  runCommandOrThrow,
} from "agent-stop-registry/command-line";
import type { RegistryAccess } from "agent-stop-registry";
import { git } from "./git.js";

/** A clone of the last commit, whose scope line names a registry that will be gone. */
export interface RehearsalClone {
  readonly root: string;
  /** Runs a script of the root's package.json, or a command that is installed there, as CI does. */
  readonly run: (script: string, ...args: readonly string[]) => Promise<string>;
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Commits all that there is. */
  readonly commit: (message: string) => Promise<void>;
}

export interface RehearsalCloneOptions {
  /** The repository to clone. */
  readonly source: string;
  /** An empty folder. */
  readonly folder: string;
  readonly registry: RegistryAccess;
  /** The only other registry that what runs in the clone knows. */
  readonly publicRegistry: string;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/** Clones, installs, and makes the clone a team's that has a private registry: on its branch `main`. */
export async function createRehearsalClone(options: RehearsalCloneOptions): Promise<RehearsalClone> {
  const { source, folder, registry, signal, onLine } = options;
  refuseOtherMachines(registry.url, options.publicRegistry);
  const root = join(folder, "clone");
  await git({ root: source, signal }, "clone", "--quiet", source, root);
  const env = await writeEnvironment(options, root);
  const runIn = async (command: string, args: readonly string[]): Promise<string> => {
    return (await runCommandOrThrow(command, args, { cwd: root, env, signal, onLine })).stdout;
  };
  const clone: RehearsalClone = {
    root,
    run: (script, ...args) => runIn("pnpm", [script, ...args]),
    git: (...args) => runIn("git", args),
    commit: async (message) => {
      await clone.git("add", "--all");
      await clone.git("commit", "--quiet", "--message", message);
    },
  };
  await clone.git("switch", "--quiet", "--force-create", "main");
  await clone.git("config", "commit.gpgsign", "false");
  // What is installed comes from the machine's own registry, before any other is set.
  await runCommandOrThrow("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], {
    cwd: root,
    env: { ...process.env, ...quiet },
    signal,
    onLine,
  });
  await copyBuildCache({ root: source, signal }, root);
  await nameRegistry(root, registry);
  await clone.run("generate");
  await clone.commit("Name the registry of the rehearsal");
  return clone;
}

/** Whatever goes wrong below, it can reach nobody else. */
function refuseOtherMachines(...urls: readonly string[]): void {
  const other = urls.find((url) => new URL(url).hostname !== "127.0.0.1");
  if (other !== undefined)
    throw new Refusal(`A rehearsal publishes on loopback only, and ${other} is elsewhere.`);
}

const quiet = { DO_NOT_TRACK: "1", CI: "true" };

/** For all that runs in the clone: both registries that it could find are on loopback, and no token of ours is around. */
async function writeEnvironment(
  { folder, publicRegistry }: RehearsalCloneOptions,
  root: string,
): Promise<NodeJS.ProcessEnv> {
  const userConfig = join(folder, "user.npmrc");
  const globalConfig = join(folder, "global.npmrc");
  await writeFile(userConfig, `registry=${publicRegistry}\n`);
  await writeFile(globalConfig, "");
  const env = consumerEnvironment(process.env);
  delete env["npm_config_registry"];
  delete env["NPM_CONFIG_REGISTRY"];
  return {
    ...env,
    ...quiet,
    npm_config_userconfig: userConfig,
    npm_config_globalconfig: globalConfig,
    npm_config_cache: join(folder, "npm-cache"),
    // Versions are raised, dependencies are not: there is nothing to install.
    pnpm_config_verify_deps_before_run: "false",
    TURBO_CACHE_DIR: join(root, ".turbo/cache"),
    GIT_AUTHOR_NAME: "Rehearsal",
    GIT_AUTHOR_EMAIL: "rehearsal@localhost",
    GIT_COMMITTER_NAME: "Rehearsal",
    GIT_COMMITTER_EMAIL: "rehearsal@localhost",
  };
}

/** What was built here need not be built there. */
async function copyBuildCache(source: { root: string; signal: AbortSignal }, root: string): Promise<void> {
  // Worktrees share the cache of the repository that they are of.
  const common = await git(source, "rev-parse", "--path-format=absolute", "--git-common-dir");
  const destination = join(root, ".turbo/cache");
  await mkdir(destination, { recursive: true });
  await cp(join(dirname(common.trim()), ".turbo/cache"), destination, { recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    },
  );
}

/** Does what CONTRIBUTING.md tells a team that has a registry of its own. */
async function nameRegistry(root: string, { url, token }: RegistryAccess): Promise<void> {
  const { scope, packages, providers } = readWorkspace(root);
  const npmrc = await readFile(join(root, ".npmrc"), "utf8");
  const line = `${scope}:registry=${url}`;
  await writeFile(
    join(root, ".npmrc"),
    npmrc.replace(new RegExp(`^${scope}:registry=.*$`, "m"), () => line),
  );
  for (const { folder, manifest } of packages) {
    // `generate` writes it to the others.
    if (providers.some((provider) => manifest.name === `${scope}/${provider}`)) continue;
    const file = join(folder, "package.json");
    const own = JSON.parse(await readFile(file, "utf8")) as Manifest;
    const publishConfig = { ...own.publishConfig, registry: url };
    await writeFile(file, `${JSON.stringify({ ...own, publishConfig }, undefined, 2)}\n`);
  }
  await mkdir(join(root, ".registry"), { recursive: true });
  await writeFile(join(root, ".registry/token"), token, { mode: 0o600 });
}
