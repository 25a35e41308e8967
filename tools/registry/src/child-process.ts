import { spawn } from "node:child_process";

export interface CommandOptions {
  cwd: string;
  /** The child's whole environment; ours when left out. */
  env?: NodeJS.ProcessEnv | undefined;
  /** Ends the child and whatever it started. */
  signal?: AbortSignal | undefined;
  /** Called with each line of output while the command runs. */
  onLine?: ((line: string) => void) | undefined;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command ended with another code than 0. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly result: CommandResult;

  constructor(command: string, result: CommandResult) {
    super(`\`${command}\` ended with exit code ${result.exitCode}.${lastLines(result)}`);
    this.result = result;
  }
}

/** Runs a program without a shell, resolves with whatever exit code it had, and rejects when it can't be started or is aborted. */
export function runCommand(
  file: string,
  args: readonly string[],
  { cwd, env = process.env, signal, onLine }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortReason(signal));
    // A group of its own: Ctrl-C in the terminal reaches us only, and we end the child with all that it started.
    const child = spawn(file, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8");
      child[stream].on("data", (text: string) => {
        output[stream] += text;
        for (const line of text.split("\n")) if (line.trim() !== "") onLine?.(line.trimEnd());
      });
    }

    let killTimer: NodeJS.Timeout | undefined;
    const end = () => {
      killGroup(child.pid, "SIGTERM");
      killTimer = setTimeout(() => killGroup(child.pid, "SIGKILL"), 3000);
    };
    signal?.addEventListener("abort", end, { once: true });
    const settle = () => {
      clearTimeout(killTimer);
      signal?.removeEventListener("abort", end);
    };

    child.on("error", (error: NodeJS.ErrnoException) => {
      settle();
      reject(error.code === "ENOENT" ? new Error(`There is no \`${file}\` on the PATH.`) : error);
    });
    child.on("close", (code) => {
      settle();
      if (signal?.aborted) {
        // What the child started may outlive it.
        killGroup(child.pid, "SIGKILL");
        return reject(abortReason(signal));
      }
      resolve({ exitCode: code ?? 1, ...output });
    });
  });
}

/** Like `runCommand`, and an exit code other than 0 is a `CommandError` that quotes the last lines. */
export async function runCommandOrThrow(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await runCommand(file, args, options);
  if (result.exitCode !== 0) throw new CommandError([file, ...args].join(" "), result);
  return result;
}

function killGroup(pid: number | undefined, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // The group is gone already, which is what was wanted. macOS says EPERM where only a zombie is left.
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error("Aborted.", { cause: signal.reason });
}

function lastLines({ stdout, stderr }: CommandResult): string {
  const lines = `${stdout.trimEnd()}\n${stderr.trimEnd()}`.split("\n").filter((line) => line.trim() !== "");
  return lines
    .slice(-30)
    .map((line) => `\n  ${line}`)
    .join("");
}
