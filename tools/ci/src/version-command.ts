import { writeFile } from "node:fs/promises";
import { parseArguments, readWorkspace, runMain } from "agent-stop-registry/command-line";
import { Command } from "commander";
import { summarizeVersioning, versionPackages } from "./versioning.js";

interface Options {
  summary?: string;
}

const command = new Command("pnpm ci:version")
  .description(
    "Turns the changesets that wait into versions and changelogs. A major of the runtime becomes a major of every package.",
  )
  .option("--summary <file>", "write the versions, as Markdown, to a file in place of stdout")
  .addHelpText("after", "\nExit codes: 0 fine, also where no changeset waits; 1 a step failed; 2 refused.");

await runMain(async (signal) => {
  const options: Options | undefined = parseArguments(command);
  if (!options) return 0;
  const { root } = readWorkspace(process.cwd());
  const summary = summarizeVersioning(await versionPackages({ root, signal }));
  if (options.summary === undefined) process.stdout.write(summary);
  else await writeFile(options.summary, summary);
  return 0;
});
