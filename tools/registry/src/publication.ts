import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./child-process.js";
import { publishingEnvironment } from "./environment.js";
import { type RegistryAccess, readPackument, UnreachableError } from "./packument.js";
import type { Tarball } from "./tarball.js";
import { createTemporaryFolder } from "./temporary-folder.js";
import { dependencyNames } from "./workspace.js";

/** What became of one tarball. */
export interface Publication {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  /**
   * `present`: the registry had this version already, with these bytes. `differs`: it had it with other bytes, and keeps
   * those. `failed`, with a `reason`: also what depends on a package that failed.
   */
  readonly state: "published" | "present" | "differs" | "failed";
  readonly reason?: string;
}

export interface PublishOptions {
  registry: RegistryAccess;
  /** With its `@`. All tarballs are of it. */
  scope: string;
  /** What npm gets to see, less all that could name another registry; ours when left out. */
  env?: NodeJS.ProcessEnv | undefined;
  signal?: AbortSignal | undefined;
  onPublication?: ((publication: Publication) => void) | undefined;
}

/** Publishes tarballs, in the order given, to one registry and no other. One that fails does not stop those that do without it. */
export async function publishTarballs(
  tarballs: readonly Tarball[],
  options: PublishOptions,
): Promise<readonly Publication[]> {
  const { signal, onPublication } = options;
  const publications: Publication[] = [];
  for (const tarball of tarballs) {
    const { name, version } = tarball.manifest;
    const missing = dependencyNames(tarball.manifest).find((dependency) =>
      publications.some((earlier) => earlier.name === dependency && earlier.state === "failed"),
    );
    let result: Pick<Publication, "state" | "reason">;
    try {
      result = missing
        ? { state: "failed", reason: `It depends on ${missing}, which failed.` }
        : { state: await publishTarball(tarball, options) };
    } catch (error) {
      if (signal?.aborted || error instanceof UnreachableError) throw error;
      result = { state: "failed", reason: error instanceof Error ? error.message : String(error) };
    }
    const publication = { name, version, integrity: tarball.integrity, ...result };
    publications.push(publication);
    onPublication?.(publication);
  }
  return publications;
}

async function publishTarball(tarball: Tarball, options: PublishOptions): Promise<Publication["state"]> {
  const { registry, scope, signal } = options;
  const { name, version } = tarball.manifest;
  if (!name.startsWith(`${scope}/`)) throw new Error(`${name} is not of the scope ${scope}.`);
  const before = await readIntegrity(tarball, registry, signal);
  if (before !== undefined) return before === tarball.integrity ? "present" : "differs";

  await npmPublish(tarball, options);

  const after = await readIntegrity(tarball, registry, signal);
  if (after === tarball.integrity) return "published";
  throw new Error(
    `${registry.url} has ${name}@${version} as ${after ?? "nothing"} after the publish, not as ${tarball.integrity}. Find out who else writes there.`,
  );
}

async function readIntegrity(
  { manifest: { name, version } }: Tarball,
  registry: RegistryAccess,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const found = (await readPackument(name, registry, signal))?.versions[version];
  return found && (found.dist.integrity ?? "something without integrity");
}

/** Runs `npm publish` where it can find no other registry than the given one: a folder, two configuration files and an environment of its own. */
async function npmPublish(
  { file, manifest }: Tarball,
  { registry: { url, token }, scope, signal, env = process.env }: PublishOptions,
): Promise<void> {
  await using folder = await createTemporaryFolder("publish");
  const userConfig = join(folder.path, "user.npmrc");
  const globalConfig = join(folder.path, "global.npmrc");
  const cwd = join(folder.path, "empty");
  const settings = [
    `registry=${url}`,
    `${scope}:registry=${url}`,
    `${url.replace(/^https?:/, "")}:_authToken=${token}`,
    "update-notifier=false",
    "audit=false",
    "fund=false",
  ];
  await mkdir(cwd);
  await writeFile(userConfig, `${settings.join("\n")}\n`, { mode: 0o600 });
  await writeFile(globalConfig, "");

  const { exitCode, stderr } = await runCommand(
    "npm",
    // Flags too: they are the only thing that beats a publishConfig inside the tarball.
    [
      "publish",
      file,
      `--registry=${url}`,
      `--${scope}:registry=${url}`,
      "--access=restricted",
      "--ignore-scripts",
      `--tag=${manifest.version.includes("-") ? "next" : "latest"}`,
    ],
    { cwd, env: publishingEnvironment(env, { url, userConfig, globalConfig }), signal },
  );
  if (exitCode !== 0) throw new Error(npmErrors(stderr));
}

function npmErrors(stderr: string): string {
  const lines = stderr
    .split("\n")
    .filter((line) => /^npm (error|ERR!)/.test(line) && !line.includes("complete log of this run"))
    .map((line) => line.replace(/^npm (error|ERR!) ?/, ""))
    .filter((line) => line !== "");
  return lines.length > 0 ? lines.join(" ") : stderr.trim();
}
