import { fileURLToPath } from "node:url";
import { Refusal, runCommand } from "agent-stop-registry/command-line";
import type { Clone } from "./git.js";

const command = fileURLToPath(new URL("cli.js", import.meta.resolve("agent-stop-generator")));

/** Runs `clientgen` in a clone, and returns what it printed. Input that it refuses is a `Refusal` with its words. */
export async function clientgen({ root, signal }: Clone, ...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, [command, ...args], {
    cwd: root,
    signal,
  });
  if (exitCode === 0) return stdout;
  const text = stderr.trim() || stdout.trim();
  if (exitCode === 2) throw new Refusal(text);
  throw new Error(`\`clientgen ${args.join(" ")}\` ended with exit code ${exitCode}.\n${text}`);
}
