import { writeFile } from "node:fs/promises";
import { parseArguments, readWorkspace, runMain } from "agent-stop-registry/command-line";
import { Command } from "commander";
import { summarizeRegeneration } from "./regeneration-summary.js";
import { regenerate } from "./regeneration.js";

interface Options {
  base: string;
  commit?: true;
  summary?: string;
}

const command = new Command("pnpm ci:regenerate")
  .description(
    "Writes the packages of all specs, tells what changed for users since the branch left its base, and writes the\n" +
      "changesets that follow. A changeset of a person is kept; where it says less, one more says the rest.",
  )
  .requiredOption("--base <ref>", "the branch that this one will be merged to, such as origin/main")
  .option("--commit", "commit packages and changesets to the branch; refused where other changes wait")
  .option("--summary <file>", "write what changed, as Markdown, to a file in place of stdout")
  .addHelpText("after", "\nExit codes: 0 fine, whatever has changed; 1 a step failed; 2 refused.");

await runMain(async (signal) => {
  const options = parseArguments(command) as Options | undefined;
  if (!options) return 0;
  const regeneration = await regenerate({
    root: readWorkspace(process.cwd()).root,
    base: options.base,
    commit: options.commit === true,
    onStep: (text) => console.error(text),
    signal,
  });
  if (regeneration.committed) console.error("Committed what was generated, and the changesets");
  const summary = summarizeRegeneration(regeneration);
  if (options.summary === undefined) process.stdout.write(summary);
  else await writeFile(options.summary, summary);
  return 0;
});
