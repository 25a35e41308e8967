import { runCommand, runCommandOrThrow } from "agent-stop-registry/command-line";
import { installedFile, NOT_INSTALLED } from "./installed.js";
import type { Runtime } from "./runtime.js";

/** The Node of this process, where it is of that major version, or else an installed one. */
export function findNode(major: number): Promise<Runtime> {
  const isOurs = process.versions.node.startsWith(`${major}.`);
  return findProgram([isOurs ? process.execPath : installedFile(`node-${major}/bin/node`)], ["main.js"]);
}

const BUN = `@oven/bun-${process.platform}-${{ x64: "x64-baseline", arm64: "aarch64" }[process.arch as string]}/bin/bun`;

export function findBun(): Promise<Runtime> {
  return findProgram([installedFile(BUN), "bun"], ["run", "--no-install", "main.js"]);
}

const DENO = `@deno/${process.platform}-${process.arch}${process.platform === "linux" ? "-glibc" : ""}/deno`;

/** It may reach loopback and read files, as modules are, and the variables that vitest's matchers look for colours in. */
export function findDeno(): Promise<Runtime> {
  return findProgram(
    [installedFile(DENO), "deno"],
    [
      "run",
      "--no-prompt",
      "--no-remote",
      "--node-modules-dir=manual",
      "--allow-net=127.0.0.1",
      "--allow-read",
      "--allow-env=FORCE_TTY,FORCE_COLOR,NO_COLOR,TERM,CI",
      "main.js",
    ],
  );
}

/** The first of these programs that starts. */
async function findProgram(
  programs: readonly (string | undefined)[],
  parameters: readonly string[],
): Promise<Runtime> {
  for (const program of programs) {
    if (program === undefined || !(await starts(program))) continue;
    return {
      type: "present",
      run: async ({ folder, signal }) => {
        // What this process was started with is not for the one that is tested.
        const env = { PATH: process.env["PATH"], HOME: folder, DENO_DIR: folder, DENO_NO_UPDATE_CHECK: "1" };
        await runCommandOrThrow(program, parameters, { cwd: folder, env, signal });
      },
    };
  }
  return { type: "absent", reason: NOT_INSTALLED };
}

async function starts(program: string): Promise<boolean> {
  try {
    const { exitCode } = await runCommand(program, ["--version"], { cwd: process.cwd() });
    return exitCode === 0;
  } catch {
    return false;
  }
}
