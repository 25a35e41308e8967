import { emitProgram } from "agent-stop-generator";
import { Command } from "commander";
import { runMain } from "./command.js";
import { runMainJob } from "./main-job.js";
import { formatMainJob } from "./main-job-table.js";
import { runStep } from "./progress.js";
import { parseArguments } from "./usage.js";
import { readWorkspace } from "./workspace.js";

const command = new Command("npm start").description(
  "Turns the specs into packages, publishes them to a private registry, installs them in a fresh project,\n" +
    "and stops one agent of each provider, all on this machine. Exit codes: 0 fine, 1 a step failed.",
);

await runMain(async (signal) => {
  if (!parseArguments(command)) return 0;
  const rows = await runMainJob({ root: readWorkspace(process.cwd()).root, runStep, emitProgram, signal });
  console.log(`\n${formatMainJob(rows, process.stdout.columns)}`);
  return rows.length > 0 && rows.every(({ call }) => call) ? 0 : 1;
});
