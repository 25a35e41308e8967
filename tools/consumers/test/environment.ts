import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { consumerEnvironment, runCommand } from "agent-stop-registry/command-line";

const FOLDER = resolve(import.meta.dirname, "../environment");

/** What users have beside our packages, as far as it is installed. */
export interface Environment {
  readonly compilers: readonly Compiler[];
  /** The folder of MSW. */
  readonly msw: string | undefined;
}

/** One version of TypeScript. */
export interface Compiler {
  /** `5.4`. */
  readonly version: string;
  /** Its command; undefined where it is not installed. */
  readonly tsc: string | undefined;
}

/** Installs the folder `environment`. Returns what stood in the way; on CI, where nothing may be left out, that is an error. */
export async function installEnvironment(): Promise<string | undefined> {
  const flags = ["--ignore-workspace", "--frozen-lockfile", "--ignore-scripts", "--prefer-offline"];
  const { exitCode, stdout, stderr } = await runCommand("pnpm", ["install", ...flags], {
    cwd: FOLDER,
    env: { ...consumerEnvironment(process.env), npm_config_fetch_retries: "1" },
  });
  if (exitCode === 0) return undefined;
  const problem = `the packages of tools/consumers/environment can't be installed.\n${stdout}${stderr}`;
  if (process.env["CI"]) throw new Error(problem);
  return problem;
}

export function readEnvironment(): Environment {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const names = Object.keys(dependencies).filter((name) => name.startsWith("typescript-"));
  const msw = join(FOLDER, "node_modules/msw");
  return {
    compilers: names.map((name) => {
      const version = name.slice("typescript-".length);
      const tsc = join(FOLDER, "node_modules", name, "bin/tsc");
      // The workspace has one of them itself.
      return { version, tsc: existsSync(tsc) ? tsc : readOwn(version) };
    }),
    msw: existsSync(msw) ? msw : undefined,
  };
}

function readOwn(wanted: string): string | undefined {
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
  return version.startsWith(`${wanted}.`) ? join(dirname(manifest), "bin/tsc") : undefined;
}
