import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createTemporaryFolder, runCommand, type TemporaryFolder } from "agent-stop-registry/command-line";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const command = fileURLToPath(new URL("../dist/rehearse-command.js", import.meta.url));

async function useTemporaryFolder(): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder("rehearsal-test");
  onTestFinished(() => folder[Symbol.asyncDispose]());
  return folder;
}

test("three changes of a spec are released as patch, minor and major, and products with ^ get the first two", async () => {
  const temporary = await useTemporaryFolder();
  const env = { ...process.env, TMPDIR: temporary.path };
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, [command], { cwd: root, env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });

  const releases = [...stdout.matchAll(/^\| [^|]+ \| (\w+) \| (\S+) → (\S+) \| (.*) \|$/gm)];
  expect(releases.map(([, bump]) => bump)).toEqual(["patch", "minor", "major"]);
  const [, patched, minor] = releases.map(([, , before]) => before);
  const everyone = (version: string | undefined): string =>
    `npm ${version}, pnpm ${version}, yarn ${version}`;
  expect(releases.map(([, , , , installed]) => installed)).toEqual([
    everyone(patched),
    everyone(minor),
    everyone(minor),
  ]);
  expect(await readdir(temporary.path)).toEqual([]);
}, 1_800_000);

test("Ctrl-C ends a rehearsal, and nothing is left behind", async () => {
  const temporary = await useTemporaryFolder();
  const env = { ...process.env, TMPDIR: temporary.path };
  const child = spawn(process.execPath, [command], { cwd: root, env });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (text.includes("Clone the last commit")) child.kill("SIGINT");
  });
  const [exitCode] = (await once(child, "close")) as [number];
  expect({ exitCode, output }).toEqual({ exitCode: 130, output: expect.not.stringContaining("Release") });
  expect(await readdir(temporary.path)).toEqual([]);
});
