import { runCommand, runCommandOrThrow } from "agent-stop-registry/command-line";
import { installedFile, NOT_INSTALLED, pinnedVersion } from "./installed.js";
import { nodeProgram } from "./node.js";
import type { Runtime } from "./runtime.js";

export function findNode(major: number): Promise<Runtime> {
  return findProgram([nodeProgram(major)], `v${major}.`, ["main.js"]);
}

const BUN = `@oven/bun-${process.platform}-${process.arch === "x64" ? "x64-baseline" : "aarch64"}`;

export function findBun(): Promise<Runtime> {
  return findProgram([installedFile(`${BUN}/bin/bun`), "bun"], pinnedVersion(BUN), [
    "run",
    "--no-install",
    "main.js",
  ]);
}

const DENO = `@deno/${process.platform}-${process.arch}${process.platform === "linux" ? "-glibc" : ""}`;

/** It may reach loopback and read files, as modules are, and the variables that vitest's matchers look for colours in. */
export function findDeno(): Promise<Runtime> {
  return findProgram([installedFile(`${DENO}/deno`), "deno"], pinnedVersion(DENO), [
    "run",
    "--no-prompt",
    "--no-remote",
    "--node-modules-dir=manual",
    "--allow-net=127.0.0.1",
    "--allow-read",
    "--allow-env=FORCE_TTY,FORCE_COLOR,NO_COLOR,TERM,CI",
    "main.js",
  ]);
}

/** The first of these programs that starts and is of that version: another one may well have other differences. */
async function findProgram(
  programs: readonly (string | undefined)[],
  version: string | undefined,
  parameters: readonly string[],
): Promise<Runtime> {
  for (const program of programs) {
    if (program === undefined || version === undefined) continue;
    if (!(await versionOf(program)).includes(version)) continue;
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

/** What a program says of its version; nothing where it does not start. */
async function versionOf(program: string): Promise<string> {
  try {
    return (await runCommand(program, ["--version"], { cwd: process.cwd() })).stdout;
  } catch {
    return "";
  }
}
