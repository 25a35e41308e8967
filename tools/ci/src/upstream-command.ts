import { writeFile } from "node:fs/promises";
import { parseArguments, readWorkspace, Refusal, runMain } from "agent-stop-registry/command-line";
import { Command } from "commander";
import { lookUpstream, type UpstreamState } from "./upstream.js";
import { summarizeUpstream } from "./upstream-summary.js";

interface Options {
  accept?: true;
  from?: string;
  summary?: string;
  timeout: string;
}

const command = new Command("pnpm ci:upstream")
  .description(
    "Looks whether the pages that specs are from still say what they said: fetches the address in\n" +
      "specs/<provider>/upstream.json, makes OpenAPI of the page, and compares it with the spec.",
  )
  .argument("[provider...]", "folders under specs/; default: all")
  .option("--accept", "keep in what the page differs from the spec as known")
  .option("--from <file>", "take the page of the one provider from a file, saved by hand")
  .option("--summary <file>", "write what was found, as Markdown, to a file in place of stdout")
  .option("--timeout <seconds>", "for each page", "30")
  .addHelpText(
    "after",
    "\nExit codes: 0 all as known, or accepted; 1 a page has changed or is not to be had; 2 refused.",
  );

await runMain(async (signal) => {
  const options = parseArguments(command) as Options | undefined;
  if (!options) return 0;
  const { root, providers } = readWorkspace(process.cwd());
  const named = command.args.length > 0 ? command.args : providers;
  const unknown = named.find((name) => !providers.includes(name));
  if (unknown !== undefined)
    throw new Refusal(`There is no specs/${unknown}. There are: ${providers.join(", ")}.`);
  if (options.from !== undefined && named.length !== 1)
    throw new Refusal("--from needs the name of one provider.");
  const seconds = Number(options.timeout);
  if (!(seconds > 0 && seconds <= 3600)) throw new Refusal("--timeout is a number of seconds, up to 3600.");

  const states: UpstreamState[] = [];
  for (const provider of named) {
    console.error(`Look at the page of ${provider}`);
    const accept = options.accept === true;
    states.push(await lookUpstream(provider, { root, seconds, file: options.from, accept, signal }));
  }
  const summary = summarizeUpstream(states);
  if (options.summary === undefined) process.stdout.write(summary);
  else await writeFile(options.summary, summary);
  return states.every(({ type }) => type === "same" || (type === "moved" && options.accept)) ? 0 : 1;
});
