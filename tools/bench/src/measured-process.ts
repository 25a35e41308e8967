import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";

/** What a process of Node printed and used. */
export interface MeasuredProcess {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** From its start to its end, by the clock. */
  readonly seconds: number;
  /** Of all its threads. */
  readonly cpuSeconds: number;
  /** The most that was resident at once. */
  readonly megabytes: number;
}

const REPORT = new URL("usage-report.js", import.meta.url).href;

/**
 * Runs a program of Node in a process of its own. It must not be started by a large process, whose size the system
 * counts as the child's own.
 */
export async function runMeasured(
  args: readonly string[],
  options: { readonly cwd: string; readonly signal: AbortSignal },
): Promise<MeasuredProcess> {
  options.signal.throwIfAborted();
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", REPORT, ...args], {
    cwd: options.cwd,
    // Some generators tell their makers what they do.
    env: { ...process.env, DO_NOT_TRACK: "1" },
    // Killed at once: it writes into a folder that is about to be removed.
    signal: options.signal,
    killSignal: "SIGKILL",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const closed = new Promise<number>((done, fail) => {
    let failure: Error | undefined;
    child.on("error", (error) => (failure = error));
    child.on("close", (code) => (failure ? fail(failure) : done(code ?? 1)));
  });
  const outputs = child.stdio.slice(1).map((stream) => text(stream as Readable));
  const [exitCode, stdout = "", stderr = "", usage = ""] = await Promise.all([closed, ...outputs]);
  const seconds = (performance.now() - start) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = (
    usage === "" ? { userCPUTime: NaN, systemCPUTime: NaN, maxRSS: NaN } : JSON.parse(usage)
  ) as NodeJS.ResourceUsage;
  return {
    exitCode,
    stdout,
    stderr,
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
  };
}
