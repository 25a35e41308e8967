import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { applyChanges } from "../src/journal.js";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

const CLI = resolve(import.meta.dirname, "../dist/cli.js");

/** A specification that changes every file of the package. */
const changedSpec = spec()
  .replace("The id of the agent.", "The agent's name.")
  .replace("stopAgent", "endAgent");

test("a file in the place of a package is an error, and the file stays", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec() }, { "packages/acme": "A file.\n" });
  expect(await run(["generate"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "packages/acme: is no folder of its own. Move what is there.\n",
  });
  expect(await snapshot()).toEqual({ "packages/acme": "A file.\n" });
});

test("a file in the place of the output folder is an error, and the file stays", async () => {
  const { run, read } = await createWorkspace({ acme: spec() }, { packages: "A file.\n" });
  expect(await run(["generate"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "packages: is no folder. Move what is there, or name another with --out.\n",
  });
  expect(await read("packages")).toBe("A file.\n");
});

test("a folder that may not be written is an error", async () => {
  const { folder, run } = await createWorkspace({ acme: spec() });
  await mkdir(join(folder, "packages"));
  await chmod(join(folder, "packages"), 0o555);
  // Root may write anywhere but there.
  const out = process.getuid?.() === 0 ? "/sys" : "packages";
  const { code, stdout, stderr } = await run(["generate", "--out", out]);
  expect(stderr).toMatch(/\.clientgen\/lock: can't be written: .* \(E[A-Z]+\)\. Nothing was changed\.\n$/);
  expect([code, stdout]).toEqual([2, ""]);
});

test("a disk that takes no more is an error, and every file is as it was", async () => {
  const { folder, run, write, snapshot } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  await write({ "specs/acme/openapi.yaml": changedSpec });
  const before = await snapshot();
  // Blocks of 512 bytes: the first files fit, README.md does not.
  const child = spawn("sh", ["-c", `ulimit -f 4; exec "$0" "$1" generate`, process.execPath, CLI], {
    cwd: folder,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stderr = "";
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  const [code] = (await once(child, "close")) as [number];
  expect(stderr).toMatch(
    /^packages\/acme\/.*: can't be written: a file may not become that large \(EFBIG\)\. Nothing was changed\.\n$/,
  );
  expect(code).toBe(2);
  expect(await snapshot()).toEqual(before);
  expect(await readdir(join(folder, "packages"))).toEqual(["acme"]);
});

test.each(["packages/acme/README.md", "packages/acme/src/index.ts", "packages/acme/src/stop-agent.ts"])(
  "a link in the place of %s is refused, and what it leads to stays as it is",
  async (path) => {
    const { folder, run, snapshot } = await createWorkspace({ acme: spec() }, { "mine.txt": "Mine.\n" });
    await mkdir(join(folder, "packages/acme/src"), { recursive: true });
    await symlink(join(folder, "mine.txt"), join(folder, path));
    expect(await run(["generate"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `${path}: is no file of its own. Move what is there.\n`,
    });
    expect(await snapshot(".")).toMatchObject({ "mine.txt": "Mine.\n" });
    expect(await readlink(join(folder, path))).toBe(join(folder, "mine.txt"));
  },
);

test("a link in the place of the folder that keeps the lock is refused", async () => {
  const { folder, run } = await createWorkspace({ acme: spec() });
  await mkdir(join(folder, "packages"));
  await mkdir(join(folder, "elsewhere"));
  await symlink("../elsewhere", join(folder, "packages/.clientgen"));
  expect(await run(["generate"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "packages/.clientgen: is no folder of its own. Move what is there.\n",
  });
  expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
});

test("an error while the files take their places puts back those that have changed", async () => {
  const { folder, write, snapshot } = await createWorkspace({});
  const before = { "packages/acme/a.ts": "old\n", "packages/acme/b.ts": "old\n" };
  await write(before);
  const path = (name: string): string => join(folder, "packages/acme", name);
  const applied = applyChanges(join(folder, "packages"), [
    { path: path("a.ts"), before: "old\n", after: "new\n" },
    { path: path("b.ts"), before: "old\n", after: undefined },
    { path: path("c.ts"), before: undefined, after: "new\n" },
    // It has gone by now.
    { path: path("b.ts"), before: "old\n", after: undefined },
  ]);
  await expect(applied).rejects.toThrow(/b\.ts: can't be written: .* Nothing was changed\.$/);
  expect(await snapshot()).toEqual(before);
});

test("an error in a spec leaves no output folder where there was none", async () => {
  const { folder, run } = await createWorkspace({ acme: "[]\n" });
  expect(await run(["generate"])).toMatchObject({ code: 2 });
  expect(await readdir(folder)).toEqual(["specs"]);
});
