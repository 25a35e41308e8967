import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  createTemporaryFolder,
  parseArguments,
  readWorkspace,
  runCommandOrThrow,
  runMain,
  runStep,
} from "agent-stop-registry/command-line";
import { Command } from "commander";
import { git } from "./git.js";
import { startRemoteCache } from "./remote-cache.js";

const command = new Command("pnpm ci:remote-cache")
  .description(
    "Tries the remote cache that CONTRIBUTING.md tells of: starts it on this machine, builds in one clone of the last\n" +
      "commit, and then in a second one, which has to get what the first has built. All of it is gone afterwards.",
  )
  .addHelpText("after", "\nExit codes: 0 it got it, 1 not.");

/** It depends on no other package, so that a trial is short. */
const built = "agent-stop-contract";

await runMain(async (signal) => {
  if (!parseArguments(command)) return 0;
  const { root } = readWorkspace(process.cwd());
  await using folder = await createTemporaryFolder("remote-cache");
  const storage = join(folder.path, "storage");
  await mkdir(storage);
  await using cache = await runStep("Start the remote cache", () => startRemoteCache(storage, signal));

  const build = async (name: string): Promise<string> => {
    const cwd = join(folder.path, name);
    await git({ root, signal }, "clone", "--quiet", root, cwd);
    await runCommandOrThrow("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd, signal });
    const env = {
      ...process.env,
      ...cache.env,
      TURBO_CACHE_DIR: join(cwd, ".turbo/cache"),
      DO_NOT_TRACK: "1",
    };
    const args = ["exec", "turbo", "run", "build", `--filter=${built}`];
    const { stdout, stderr } = await runCommandOrThrow("pnpm", args, { cwd, env, signal });
    return /Cached:\s*(\d+ cached, \d+ total)/.exec(stdout + stderr)?.[1] ?? stdout + stderr;
  };
  const first = await runStep("Build in a clone", () => build("first"));
  const second = await runStep("Build in a second clone", () => build("second"));
  console.log(`\nThe first clone: ${first}. The second: ${second}.`);
  return first === "0 cached, 1 total" && second === "1 cached, 1 total" ? 0 : 1;
});
