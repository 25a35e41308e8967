import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Loaded into a measured process, and those that it starts, before their programs: when they end, each writes a line
// that says what it used.
const file = process.env["AGENT_STOP_USAGE"];
if (isMainThread && file !== undefined) {
  process.on("exit", () => appendFileSync(file, `${JSON.stringify(process.resourceUsage())}\n`));
}
