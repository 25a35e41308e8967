import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** What a process of Node printed, and what it and those that it started used. */
export interface MeasuredProcess {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** From its start to its end, by the clock. */
  readonly seconds: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
  /** The most that was resident at once, in any of them. */
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
  const usageFile = join(tmpdir(), `agent-stop-usage-${randomUUID()}`);
  const start = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd: options.cwd,
    env: {
      ...process.env,
      NODE_OPTIONS: `--import ${REPORT}`,
      AGENT_STOP_USAGE: usageFile,
      // Some generators tell their makers what they do.
      DO_NOT_TRACK: "1",
    },
    // A group of its own, with what it starts.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // At once: it writes into a folder that is about to be removed.
  const kill = (): void => void process.kill(-child.pid!, "SIGKILL");
  options.signal.addEventListener("abort", kill);
  try {
    const closed = once(child, "close") as Promise<[code: number | null]>;
    const [[code], stdout, stderr] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
    const seconds = (performance.now() - start) / 1000;
    options.signal.throwIfAborted();
    // One that was killed leaves none.
    const usage = await readFile(usageFile, "utf8").catch(() => "");
    return { exitCode: code ?? 1, stdout, stderr, seconds, ...readUsage(usage) };
  } finally {
    options.signal.removeEventListener("abort", kill);
    await rm(usageFile, { force: true });
  }
}

function readUsage(lines: string): Pick<MeasuredProcess, "cpuSeconds" | "megabytes"> {
  const usages = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as NodeJS.ResourceUsage);
  return {
    cpuSeconds: usages.reduce((sum, usage) => sum + usage.userCPUTime + usage.systemCPUTime, 0) / 1e6,
    megabytes: Math.max(...usages.map(({ maxRSS }) => maxRSS)) / 1024,
  };
}
