import { join } from "node:path";
import type { BenchmarkOptions } from "./benchmark.js";
import { runMeasured } from "./measured-process.js";

/**
 * Runs a program of this folder, named in `args` after options of Node, in a process of its own. Returns what it
 * printed, read as JSON.
 */
export async function runProgram<Result>(
  { workspace, signal }: Pick<BenchmarkOptions, "workspace" | "signal">,
  ...args: readonly string[]
): Promise<Result> {
  const located = args.map((arg) => (arg.endsWith("-process.js") ? join(import.meta.dirname, arg) : arg));
  const { exitCode, stdout, stderr } = await runMeasured(located, { cwd: workspace.folder, signal });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Result;
}
