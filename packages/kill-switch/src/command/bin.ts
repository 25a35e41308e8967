#!/usr/bin/env node
import { runCommand } from "./command.js";

const controller = new AbortController();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  });
}
// A pipe that is closed: whoever writes learns it there.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

const { env, stdin, stdout, stderr } = process;
process.exitCode = await runCommand(process.argv.slice(2), { env, stdin, stdout, stderr, controller });
