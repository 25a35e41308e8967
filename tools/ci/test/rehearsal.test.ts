import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createTemporaryFolder, runCommand, type TemporaryFolder } from "agent-stop-registry/command-line";
import { expect, onTestFinished, test } from "vitest";
import { startPublicRegistry } from "../src/public-registry.js";
import { createRehearsalClone } from "../src/rehearsal-clone.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const command = fileURLToPath(new URL("../dist/rehearse-command.js", import.meta.url));

async function useTemporaryFolder(): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder("rehearsal-test");
  onTestFinished(() => folder[Symbol.asyncDispose]());
  return folder;
}

test("three changes of a spec are released as patch, minor and major, and products with ^ get the first two", async () => {
  const temporary = await useTemporaryFolder();
  // Whoever has logged in somewhere: no package and no token of a rehearsal goes there.
  await using elsewhere = await startPublicRegistry([]);
  const env = {
    ...process.env,
    TMPDIR: temporary.path,
    NPM_TOKEN: "secret",
    "npm_config_@agent-stop:registry": elsewhere.url,
  };
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
  expect(elsewhere.requests).toEqual([]);
  expect(await readdir(temporary.path)).toEqual([]);
}, 1_800_000);

test.for([
  { registry: "https://registry.acme.example/", publicRegistry: "http://127.0.0.1:1/" },
  { registry: "http://127.0.0.1:1/", publicRegistry: "https://registry.acme.example/" },
])("refuses to rehearse with $registry and $publicRegistry, and clones nothing", async (urls) => {
  const temporary = await useTemporaryFolder();
  const rehearsal = createRehearsalClone({
    source: root,
    folder: temporary.path,
    registry: { url: urls.registry, token: "secret" },
    publicRegistry: urls.publicRegistry,
    signal: new AbortController().signal,
    onLine: () => undefined,
  });
  await expect(rehearsal).rejects.toThrow(
    "A rehearsal publishes on loopback only, and https://registry.acme.example/ is elsewhere.",
  );
  expect(await readdir(temporary.path)).toEqual([]);
});

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
