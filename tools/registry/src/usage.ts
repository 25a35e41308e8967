import { type Command, CommanderError, type OptionValues } from "commander";
import { Refusal } from "./refusal.js";

/** Reads the command line: the options, undefined after `--help`, and a `Refusal` for what the command does not know. */
export function parseArguments(command: Command): OptionValues | undefined {
  command.exitOverride().configureOutput({ outputError: () => undefined });
  try {
    return command.allowExcessArguments(false).parse().opts();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new Refusal(`${error.message}\nSee \`${command.name()} --help\`.`);
  }
}
