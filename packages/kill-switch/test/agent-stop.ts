import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Fleet } from "./fleet.js";

/** No output may ever have it. */
export const SECRET = "secret-of-this-test";

export const BIN = fileURLToPath(new URL("../dist/command/bin.js", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the command that goes on. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** Resolves when so many lines have come out of it. */
  lines(count: number): Promise<void>;
  /** Resolves when standard error has this text. */
  said(text: string): Promise<void>;
  readonly end: Promise<Run>;
}

/** Runs the command to its end. */
export function agentStop(
  words: readonly string[],
  options: Parameters<typeof startAgentStop>[1] = {},
): Promise<Run> {
  return startAgentStop(words, options).end;
}

/** Starts the command, with an environment that has nothing but what reaches the fleet. */
export function startAgentStop(
  words: readonly string[],
  {
    fleet,
    input = "",
    env = {},
    bin = BIN,
  }: { fleet?: Fleet; input?: string; env?: object; bin?: string } = {},
): RunningCommand {
  const child = spawn(process.execPath, [bin, ...words], {
    env: { ...(fleet && environment(fleet)), ...env },
    stdio: "pipe",
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const output = { stdout: "", stderr: "" };
  const watchers = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk: Buffer) => {
      output[name] += chunk.toString();
      watchers.forEach((watch) => watch());
    });
  }
  const until = (isThere: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const watch = (): void => {
        if (!isThere()) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });
  const end = once(child, "close").then(([code]) => {
    expect(output.stdout + output.stderr).not.toContain(SECRET);
    return { code: code as number | null, ...output };
  });
  return {
    child,
    lines: (count) => until(() => output.stdout.split("\n").length > count),
    said: (text) => until(() => output.stderr.includes(text)),
    end,
  };
}

/** The variables that lead the command to the fleet. */
export function environment({ simulators }: Fleet): Readonly<Record<string, string>> {
  const credentials = ["BCTRL_TOKEN", "ELIZAOS_TOKEN", "FORBOC_TOKEN", "FOUNDRY_TOKEN", "GHOSTLY_API_KEY"];
  return {
    ...Object.fromEntries(credentials.map((name) => [name, SECRET])),
    ...Object.fromEntries(
      Object.entries(simulators).map(([name, { baseUrl }]) => [`${name.toUpperCase()}_BASE_URL`, baseUrl]),
    ),
  };
}
