import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

// A process that waits for files, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const CLI = resolve(import.meta.dirname, "../dist/cli.js");

/** Saves a spec as many editors do: beside the file, and then in its place. */
async function save(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, "specs", name, "openapi.yaml");
  await writeFile(`${path}~`, text);
  await rename(`${path}~`, path);
}

/** A `clientgen generate --watch` at work, and what it prints. */
interface Watch {
  readonly child: ChildProcessWithoutNullStreams;
  /** Waits until it has printed the text, and returns all that it has printed since the last wait. */
  readonly waitFor: (text: string) => Promise<string>;
}

async function startWatch(folder: string, args: readonly string[] = []): Promise<Watch> {
  const child = spawn(process.execPath, [CLI, "generate", "--watch", ...args], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      child.emit("output");
    });
  }
  const waitFor = async (text: string): Promise<string> => {
    while (!output.includes(text)) await once(child, "output");
    const printed = output;
    output = "";
    return printed;
  };
  return { child, waitFor };
}

test("--watch writes the package of a spec that changes, and no other, and ends with Ctrl-C and exit code 0", async () => {
  const { folder, read } = await createWorkspace({ acme: spec(), other: spec() });
  const { child, waitFor } = await startWatch(folder);
  const first = await waitFor("Watching specs. Ctrl-C ends it.\n");
  expect(first).toMatch(/\/acme: 12 files, 12 written, 0 removed\n@[\w-]+\/other: 12 files, 12 written/);

  await save(folder, "acme", spec().replace("The id of the agent.", "The agent's name."));
  const second = await waitFor(" removed\n");
  expect(second).toMatch(/^@[\w-]+\/acme: 12 files, 3 written, 0 removed\n$/);
  expect(await read("packages/acme/src/stop-agent.ts")).toContain("The agent's name.");

  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([0, null]);
});

test("--watch shows what is wrong, and goes on", async () => {
  const { folder } = await createWorkspace({ acme: spec(), other: spec() });
  const { waitFor } = await startWatch(folder);
  await waitFor("Watching");
  await save(folder, "acme", spec('servers: [{ url: "ftp://acme.example" }]\n'));
  const wrong = await waitFor("Nothing was generated.\n");
  expect(wrong).toContain("specs/acme/openapi.yaml:2:18 server-url\n");
  await save(folder, "other", spec().replace("The id of the agent.", "Another."));
  expect(await waitFor(" removed\n")).toMatch(/\/other: 12 files, 3 written/);
  await save(folder, "acme", spec().replace("The id of the agent.", "Right again."));
  expect(await waitFor(" removed\n")).toMatch(/\/acme: 12 files, 3 written/);
});

test("--watch sees a file that an editor replaces, or writes in place, time and again", async () => {
  const { folder, write } = await createWorkspace({ acme: spec() });
  const { waitFor } = await startWatch(folder);
  await waitFor("Watching");
  for (const description of ["One.", "Two.", "Three."]) {
    await save(folder, "acme", spec().replace("The id of the agent.", description));
    expect(await waitFor(" removed\n")).toContain("3 written, 0 removed");
  }
  await write({ "specs/acme/openapi.yaml": spec() });
  expect(await waitFor(" removed\n")).toContain("3 written, 0 removed");
});

test("--watch writes the package of a spec that is added", async () => {
  const { folder, write } = await createWorkspace({ acme: spec() });
  const { waitFor } = await startWatch(folder);
  await waitFor("Watching");
  await write({ "specs/other/openapi.yaml": spec() });
  expect(await waitFor(" removed\n")).toMatch(/\/other: 12 files, 12 written/);
});

test("--watch with names leaves other specs alone", async () => {
  const { folder } = await createWorkspace({ acme: spec(), other: spec() });
  const { waitFor } = await startWatch(folder, ["acme"]);
  expect(await waitFor("Watching")).not.toContain("other");
  await save(folder, "other", spec().replace("The id of the agent.", "Another."));
  await save(folder, "acme", spec().replace("The id of the agent.", "One."));
  expect(await waitFor(" removed\n")).not.toContain("other");
});

test.each(["--check", "--json"])("--watch with %s is refused", async (option) => {
  const { run } = await createWorkspace({ acme: spec() });
  expect(await run(["generate", "--watch", option])).toEqual({
    code: 2,
    stdout: "",
    stderr: `error: option '--watch' cannot be used with option '${option}'\n`,
  });
});
