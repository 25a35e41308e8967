import { relative } from "node:path";
import { parseArguments, Refusal, runMain } from "agent-stop-registry/command-line";
import { Command, InvalidArgumentError } from "commander";
import { listProviders, readProviderPackage } from "./provider-package.js";
import { record } from "./record.js";
import { saveRecording } from "./save.js";

interface Options {
  readonly parameters: object;
  readonly operation?: string;
  readonly baseUrl?: string;
  readonly option?: Readonly<Record<string, string>>;
  readonly label?: string;
  readonly out?: string;
  readonly force?: true;
  readonly json?: true;
}

const command = new Command("record")
  .description(
    "Makes one real call of a provider through its package, and writes request and answer into " +
      "specs/<provider>/recorded, for the tests to replay. It is sent once: what it stops, is stopped.",
  )
  .argument("<provider>", `one of ${listProviders().join(", ")}`)
  .requiredOption("--parameters <json>", "what the function takes, as a JSON object", parseObject)
  .option("--operation <id>", "the operation, where the spec has several")
  .option("--base-url <url>", "where to send to, in place of the spec's server")
  .option(
    "--option <name=value>",
    "an option of the client that is no credential, such as account=acme; may be repeated",
    parseOption,
  )
  .option("--label <name>", "a word at the end of the file's name: what the answer means", parseLabel)
  .option("--out <folder>", "where to write, in place of specs/<provider>/recorded")
  .option("--force", "replace a file of the same name")
  .option("--json", "say what was recorded as one JSON document")
  .addHelpText(
    "after",
    `
Credentials come from the environment, never from the command line, where other users of the machine could read them.
The variable is the provider and the option: FORBOC_TOKEN, GHOSTLY_API_KEY. Where both are set, the spec's first is sent.

Masked with ***: the credentials wherever they stand, also encoded, each header field and query parameter that
carries one, and cookies. All else is written as it is: ids, names, messages. Read the file before you commit it.

Example:
  FORBOC_TOKEN=… pnpm record forboc --parameters '{"sessionId": "ghost-1"}' --label stopped

Exit codes: 0 recorded, and the spec agrees; 1 recorded, and the spec disagrees; 2 nothing was recorded.`,
  );

await runMain(async (signal) => {
  const options = parseArguments(command) as Options | undefined;
  if (options === undefined) return 0;
  const provider = await readProviderPackage(command.args[0]!);
  const recording = await record(provider, {
    ...options,
    variables: options.option ?? {},
    env: process.env,
    signal,
  });
  const path = await saveRecording(options.out ?? provider.folder, recording, {
    force: options.force ?? false,
  });
  const file = relative(process.cwd(), path);
  const { operation, status, disagreements } = recording;
  if (options.json) {
    console.log(JSON.stringify({ file, operation, status, disagreements }));
  } else {
    console.log(`${file}: ${operation} was answered with ${status}. Read it before you commit it.`);
    for (const each of disagreements) console.log(`The spec and the provider disagree. ${each}`);
  }
  return disagreements.length === 0 ? 0 : 1;
});

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // The message below says what is expected.
  }
  throw new InvalidArgumentError(`It is no JSON object, such as '{"sessionId": "ghost-1"}'.`);
}

function parseOption(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("Write name=value.");
  if (/key|token|secret|password/i.test(name)) throw new Refusal("Credentials come from the environment.");
  return { ...before, [name]: value };
}

function parseLabel(text: string): string {
  if (/^[a-z0-9][a-z0-9_-]*$/.test(text)) return text;
  throw new InvalidArgumentError("It has small letters, digits, _ and - only.");
}
