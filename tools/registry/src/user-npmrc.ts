import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The registries that the user's and the machine's npmrc name for whatever has no scope of its own. */
export function readDefaultRegistries(env: NodeJS.ProcessEnv): readonly string[] {
  const files = [
    join(homedir(), ".npmrc"),
    env["npm_config_userconfig"],
    env["NPM_CONFIG_USERCONFIG"],
    env["npm_config_globalconfig"],
    env["NPM_CONFIG_GLOBALCONFIG"],
  ];
  return files
    .filter((file) => file !== undefined)
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, "utf8").split(/\r?\n/))
    .flatMap((line) => /^\s*registry\s*=\s*(\S+)\s*$/.exec(line)?.[1] ?? []);
}
