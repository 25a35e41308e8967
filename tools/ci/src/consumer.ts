import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { RegistryAccess } from "agent-stop-registry";
import { consumerEnvironment, type Manifest, runCommandOrThrow } from "agent-stop-registry/command-line";

export const packageManagers = ["npm", "pnpm", "yarn"] as const;

export type PackageManager = (typeof packageManagers)[number];

export interface ConsumerOptions {
  /** A folder of its own, outside of any workspace; it keeps everything that the package manager keeps. */
  readonly folder: string;
  /** What the product asks for: names and ranges. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** With its `@`. */
  readonly scope: string;
  /** Where the scope's packages are. */
  readonly registry: RegistryAccess;
  /** The URL of the registry for all other packages. */
  readonly publicRegistry: string;
  readonly signal: AbortSignal;
}

/** Installs packages in a new project, as a product team would, and returns the versions that came. */
export async function installWith(
  manager: PackageManager,
  options: ConsumerOptions,
): Promise<Readonly<Record<string, string>>> {
  const { folder, dependencies, signal } = options;
  const { files, command, args } = setUps[manager](options);
  const manifest = { name: "product", version: "1.0.0", private: true, dependencies };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries({ "package.json": JSON.stringify(manifest), ...files })) {
    await writeFile(join(folder, name), text);
  }
  const env = { ...withoutRegistries(consumerEnvironment(process.env)), ...environment(folder) };
  await runCommandOrThrow(command, args, { cwd: folder, env, signal });
  const versions = Object.keys(dependencies).map(async (name) => {
    const text = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
    return [name, (JSON.parse(text) as Manifest).version] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}

interface SetUp {
  readonly files: Readonly<Record<string, string>>;
  readonly command: string;
  readonly args: readonly string[];
}

/** What a team writes once for each of them. Versions that are a minute old are wanted here, which none of them takes for granted. */
const setUps: Readonly<Record<PackageManager, (options: ConsumerOptions) => SetUp>> = {
  npm: (options) => ({
    files: { ".npmrc": "", "user.npmrc": npmrc(options) },
    command: "npm",
    args: ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--min-release-age=0"],
  }),
  pnpm: (options) => ({
    files: { "user.npmrc": npmrc(options), "pnpm-workspace.yaml": "minimumReleaseAge: 0\n" },
    command: "pnpm",
    args: ["install", "--no-frozen-lockfile", "--ignore-scripts"],
  }),
  yarn: ({ scope, registry, publicRegistry }) => ({
    files: {
      "user.npmrc": "",
      // It would look for a project in the folders above.
      "yarn.lock": "",
      ".yarnrc.yml": JSON.stringify({
        npmRegistryServer: publicRegistry,
        npmScopes: {
          [scope.slice(1)]: {
            npmRegistryServer: registry.url,
            npmAlwaysAuth: true,
            npmAuthToken: registry.token,
          },
        },
        unsafeHttpWhitelist: ["127.0.0.1"],
        npmPreapprovedPackages: [`${scope}/*`],
        nodeLinker: "node-modules",
        enableScripts: false,
        enableTelemetry: false,
        enableGlobalCache: false,
      }),
    },
    command: process.execPath,
    args: [yarn, "install", "--no-immutable"],
  }),
};

const yarn = createRequire(import.meta.url).resolve("@yarnpkg/cli-dist/bin/yarn.js");

function npmrc({ scope, registry, publicRegistry }: ConsumerOptions): string {
  const lines = [
    `registry=${publicRegistry}`,
    `${scope}:registry=${registry.url}`,
    `${registry.url.replace(/^https?:/, "")}:_authToken=${registry.token}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The machine's own registry and configuration files have no say here. */
function withoutRegistries(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_config_(?:registry|userconfig|globalconfig|cache)$/i.test(name),
    ),
  );
}

function environment(folder: string): NodeJS.ProcessEnv {
  return {
    npm_config_userconfig: join(folder, "user.npmrc"),
    npm_config_globalconfig: join(folder, "global.npmrc"),
    npm_config_cache: join(folder, ".cache/npm"),
    npm_config_update_notifier: "false",
    npm_config_store_dir: join(folder, ".cache/pnpm-store"),
    npm_config_cache_dir: join(folder, ".cache/pnpm"),
    npm_config_state_dir: join(folder, ".cache/pnpm-state"),
    YARN_GLOBAL_FOLDER: join(folder, ".cache/yarn"),
  };
}
