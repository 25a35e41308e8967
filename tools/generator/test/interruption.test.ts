import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { recover } from "../src/journal.js";
import { withLock } from "../src/lock.js";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

// Each test is many processes, some of which wait for each other.
vi.setConfig({ testTimeout: 300_000 });

const journal = JSON.stringify(new URL("../dist/journal.js", import.meta.url).href);
const lock = JSON.stringify(new URL("../dist/lock.js", import.meta.url).href);

/** How many files the process below changes: some stay away before, some after, some change. */
const COUNT = 7;

/**
 * A program that rewrites, adds and removes files of a package, as a run does, and kills itself before its call number
 * `killedAt` of the file system: what a kill from outside would hit by chance only.
 */
function changeFiles(folder: string, to: string, killedAt = Infinity): string {
  return `
    import fs, { existsSync } from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    import { applyChanges } from ${journal};
    import { withLock } from ${lock};
    const out = ${JSON.stringify(join(folder, "packages"))};
    const changes = Array.from({ length: ${COUNT} }, (_, index) => {
      const path = out + "/acme/src/" + index + ".ts";
      const isWanted = index % 3 !== ${to === "old" ? 0 : 1};
      const before = existsSync(path) ? "there" : undefined;
      return { path, before, after: isWanted ? ${JSON.stringify(to)} + index : undefined };
    });
    const wanted = changes.filter(({ before, after }) => before !== undefined || after !== undefined);
    await withLock(out, async () => {
      let calls = 0;
      for (const name of Object.keys(fs).filter((name) => name.endsWith("Sync"))) {
        const original = fs[name];
        fs[name] = (...values) => {
          calls += 1;
          if (calls === ${killedAt}) process.kill(process.pid, "SIGKILL");
          return original(...values);
        };
      }
      syncBuiltinESMExports();
      await applyChanges(out, wanted);
    });
  `;
}

function whole(text: string): Readonly<Record<string, string>> {
  const gap = text === "old" ? 0 : 1;
  const indexes = Array.from({ length: COUNT }, (_, index) => index).filter((index) => index % 3 !== gap);
  return Object.fromEntries(indexes.map((index) => [`packages/acme/src/${index}.ts`, `${text}${index}`]));
}

test("a kill at any moment leaves a package that is whole after the next run: the old one, or the new one", async () => {
  const { folder, snapshot } = await createWorkspace({});
  const out = join(folder, "packages");
  const change = async (to: string, killedAt?: number): Promise<unknown> => {
    const child = spawn(process.execPath, [
      "--input-type=module",
      "--eval",
      changeFiles(folder, to, killedAt),
    ]);
    const [, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    return signal;
  };
  await change("old");
  expect(await snapshot()).toEqual(whole("old"));

  const ends: string[] = [];
  let last = "old";
  for (let killedAt = 1; ; killedAt += 1) {
    const next = last === "new" ? "old" : "new";
    const signal = await change(next, killedAt);
    const wasCutOff = await withLock(out, async () => recover(out));
    const files = await snapshot();
    const isNew = files["packages/acme/src/2.ts"] === `${next}2`;
    if (isNew) last = next;
    expect(files).toEqual(whole(last));
    expect(await readdir(out)).toEqual(["acme"]);
    if (signal === null) break;
    ends.push(wasCutOff ? "taken back" : isNew ? "new" : "old");
  }
  // While it writes aside, while it replaces, while it tidies up.
  expect([...new Set(ends)]).toEqual(["old", "taken back", "new"]);
  expect(ends.filter((end) => end === "taken back").length).toBeGreaterThan(COUNT);
});

test("an interrupt while it writes ends it, also where the process gets no time to hear of it at once", async () => {
  const { folder, snapshot } = await createWorkspace({});
  const code = `
    import { applyChanges } from ${journal};
    const out = ${JSON.stringify(join(folder, "packages"))};
    const applied = applyChanges(out, [{ path: out + "/acme.ts", before: undefined, after: "new" }]);
    process.kill(process.pid, "SIGINT");
    for (const end = Date.now() + 100; Date.now() < end; );
    await applied;
    console.log("not ended");
    setTimeout(() => undefined, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], { stdio: "pipe" });
  let output = "";
  child.stdout.on("data", (text: Buffer) => (output += text.toString()));
  expect([await once(child, "close"), output]).toEqual([[null, "SIGINT"], ""]);
  expect(await snapshot()).toEqual({ "packages/acme.ts": "new" });
});

test("a recovery that is killed goes on where it was", async () => {
  const { folder, run, write, snapshot } = await createWorkspace({ acme: "openapi: 1\n" });
  const entries = [
    { path: "acme/one.ts", existed: true },
    { path: "acme/two.ts", existed: true },
    { path: "acme/new/three.ts", existed: false },
    { path: "acme/four.ts", existed: false },
  ];
  await write({
    "packages/acme/one.ts": "old, put back already",
    "packages/acme/two.ts": "new",
    "packages/acme/new/three.ts": "new",
    "packages/.clientgen/files/1.old": "old",
    "packages/acme/four.ts": "by hand, after the kill",
    "packages/.clientgen/files/3.new": "new",
    "packages/.clientgen/journal.json": JSON.stringify(entries),
  });
  const { stderr } = await run(["generate"]);
  expect(stderr).toContain("An earlier run was cut off while it wrote. Its changes were taken back.\n");
  expect(await snapshot()).toEqual({
    "packages/acme/four.ts": "by hand, after the kill",
    "packages/acme/one.ts": "old, put back already",
    "packages/acme/two.ts": "old",
  });
  expect(await readdir(join(folder, "packages/acme"))).toEqual(["four.ts", "one.ts", "two.ts"]);
});

test("a journal that names a file outside of the output folder is refused", async () => {
  const { run, snapshot } = await createWorkspace(
    { acme: spec() },
    {
      "mine.txt": "Mine.\n",
      "packages/.clientgen/journal.json": JSON.stringify([{ path: "../mine.txt", existed: false }]),
    },
  );
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toBe("mine.txt: is not in the output folder. Nothing is written there.\n");
  expect(code).toBe(2);
  expect(await snapshot(".")).toMatchObject({ "mine.txt": "Mine.\n" });
});

test("--check leaves what a killed run has left to the next one that writes", async () => {
  const journalFile = { "packages/.clientgen/journal.json": "[]" };
  const { run, snapshot } = await createWorkspace({ acme: spec() }, journalFile);
  expect(await run(["generate", "--check"])).toMatchObject({ code: 1 });
  expect(await snapshot()).toEqual(journalFile);
});

test("runs at the same time do not mix: one waits for the other", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec(), other: spec() });
  const runs = await Promise.all([run(["generate"]), run(["generate"])]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs.filter(({ stdout }) => stdout.includes("12 written"))).toHaveLength(1);
  expect(runs.filter(({ stdout }) => stdout.includes("unchanged"))).toHaveLength(1);
  expect(await run(["generate", "--check"])).toMatchObject({ code: 0 });
  expect(Object.keys(await snapshot())).toHaveLength(24);
});

test("a run that another one keeps out says which process that is, and changes nothing", async () => {
  const { folder, run, write, snapshot } = await createWorkspace({ acme: spec() });
  const before = { "packages/.clientgen/lock": String(process.pid) };
  await write(before);
  expect(await run(["generate"])).toEqual({
    code: 2,
    stdout: "",
    stderr: `Waiting for process ${process.pid}, which is writing to packages.
packages: process ${process.pid} is writing there. Wait until it ends; if it is no clientgen, remove packages/.clientgen/lock.
`,
  });
  expect(await snapshot()).toEqual(before);
  await rm(join(folder, "packages/.clientgen/lock"));
  expect(await run(["generate"])).toMatchObject({ code: 0 });
});

test("the lock of a process that is no longer there is taken over, by one of those who try", async () => {
  const { folder, run, write } = await createWorkspace({ acme: spec() });
  const dead = spawn(process.execPath, ["--eval", ""]);
  await once(dead, "close");
  await write({ "packages/.clientgen/lock": String(dead.pid) });
  const runs = await Promise.all([run(["generate"]), run(["generate"])]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs.filter(({ stdout }) => stdout.includes("12 written"))).toHaveLength(1);
  expect(await readdir(join(folder, "packages"))).toEqual(["acme"]);
});
