import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

const CLI = resolve(import.meta.dirname, "../dist/cli.js");

/** An operation without an error response: a house rule's finding. */
const bareSpec = spec(`paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      responses: { "204": { description: Stopped. } }
`);

/** A spec with a slip that is mended, and one against the normal form. */
const mendedSpec = spec(`paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      responses: { 2xx: { description: Stopped. } }
`);

test.each([
  {
    args: ["--help"],
    want: /^Usage: clientgen .*\n\n.*[^]*generate [^]*lint [^]*Examples:[^]*Exit codes:\n  0  fine\n  1 [^]*\n  2 [^]*\n  3 /,
  },
  {
    args: ["generate", "--help"],
    want: /^Usage: clientgen generate [^]*--specs <dir>[^]*--out <dir>[^]*--check[^]*--watch[^]*--strict[^]*--json[^]*Examples:[^]*What is written:[^]*Exit codes:/,
  },
  {
    args: ["lint", "--help"],
    want: /^Usage: clientgen lint [^]*--specs <dir>[^]*--strict[^]*--json[^]*Examples:[^]*Exit codes:/,
  },
  {
    args: ["diff", "--help"],
    want: /^Usage: clientgen diff [^]*<base> <head>[^]*--json[^]*--changeset <name>[^]*Examples:[^]*Bumps:[^]*Exit codes: 0 compared, whatever has changed/,
  },
])("$args prints how to use it", async ({ args, want }) => {
  const { run } = await createWorkspace({});
  const { code, stdout, stderr } = await run(args);
  expect(stdout).toMatch(want);
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test.each([
  { args: ["generate", "--chekc"], want: "error: unknown option '--chekc'\n(Did you mean --check?)\n" },
  { args: ["lint", "--out", "x"], want: "error: unknown option '--out'\n" },
  { args: ["generat"], want: "error: unknown command 'generat'\n(Did you mean generate?)\n" },
])("$args is refused with exit code 2", async ({ args, want }) => {
  const { run } = await createWorkspace({ acme: spec() });
  expect(await run(args)).toEqual({ code: 2, stdout: "", stderr: want });
});

test("without a command it prints how to use it, and exits with 2", async () => {
  const { run } = await createWorkspace({});
  const { code, stdout, stderr } = await run([]);
  expect(stdout + stderr).toContain("Usage: clientgen ");
  expect(code).toBe(2);
});

test("--version prints the version", async () => {
  const { run } = await createWorkspace({});
  expect(await run(["--version"])).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    stderr: "",
  });
});

test("--help loads no library but the one that reads arguments", async () => {
  const { run } = await createWorkspace({});
  const { stderr } = await run(["--help"], { NODE_DEBUG: "esm" });
  const packages = new Set(stderr.match(/(?<=node_modules\/)(?!\.pnpm)[\w-]+/g));
  expect([...packages]).toEqual(["commander"]);
});

test("generate prints to stderr what was mended, and leaves the normal form to lint and --strict", async () => {
  const { run } = await createWorkspace({ acme: mendedSpec });
  const { code, stdout, stderr } = await run(["generate"]);
  expect(stderr).toBe(`specs/acme/openapi.yaml:7:20 status-range (warning)
  Status "2xx" is a range. Write "2XX".
See docs/rules/status-range.md
`);
  expect(stdout).toMatch(/^@[\w-]+\/acme: 12 files, 12 written, 0 removed\n$/);
  expect(code).toBe(0);
});

test("in a pipe there is no progress, no colour and no code frame", async () => {
  const { run } = await createWorkspace({ acme: mendedSpec });
  const { stdout, stderr } = await run(["generate"], { FORCE_COLOR: "1" });
  expect(stderr).toContain("status-range (warning)");
  expect(stdout + stderr).not.toContain("\u001B");
  expect(stderr).not.toMatch(/ \| |\^/);
});

test("a reader that has had enough is no error", async () => {
  const { folder } = await createWorkspace({ acme: bareSpec });
  const child = spawn(process.execPath, [CLI, "lint", "--strict"], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stdout.destroy();
  let stderr = "";
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  expect(await once(child, "close")).toEqual([1, null]);
  expect(stderr).toBe("");
});

test("a fault of clientgen is told in a sentence, with exit code 3; DEBUG=clientgen tells where it happened", async () => {
  const { folder, run } = await createWorkspace({ acme: spec() });
  // Nobody can read an output folder that is a loop of links.
  await symlink("packages", join(folder, "packages"));
  const args = ["generate"];
  const short = await run(args);
  expect(short).toMatchObject({ code: 3, stdout: "" });
  expect(short.stderr).toMatch(
    /^clientgen failed, and it is not your input's fault: .* \(DEBUG=clientgen shows where\.\)\n$/,
  );
  const long = await run(args, { DEBUG: "clientgen" });
  expect(long.stderr).toMatch(/\n +at /);
});

test("lint says how many specs it has read", async () => {
  const { run } = await createWorkspace({ acme: spec(), other: spec() });
  expect(await run(["lint", "--strict"])).toEqual({ code: 0, stdout: "2 specs, 0 findings\n", stderr: "" });
});

test("lint prints warnings and exits with 0; with --strict they are errors, and it exits with 1", async () => {
  const { run } = await createWorkspace({ acme: bareSpec });
  const message = "No response describes an error. Add the ones that the provider documents, or `default`.";
  expect(await run(["lint", "acme"])).toEqual({
    code: 0,
    stdout: `specs/acme/openapi.yaml:7:18 error-response (warning)\n  ${message}\nSee docs/rules/error-response.md\n1 spec, 1 finding\n`,
    stderr: "",
  });
  expect(await run(["lint", "acme", "--strict"])).toEqual({
    code: 1,
    stdout: `specs/acme/openapi.yaml:7:18 error-response\n  ${message}\nSee docs/rules/error-response.md\n1 spec, 1 finding\n`,
    stderr: "",
  });
});

test("lint takes names and files together", async () => {
  const { run } = await createWorkspace({ acme: spec() }, { "draft/acme.json": `{ "openapi": "2.0" }` });
  const { code, stdout } = await run(["lint", "acme", "draft/acme.json"]);
  expect(stdout).toContain("draft/acme.json:1:1 openapi-version\n");
  expect(stdout).toContain("2 specs, 1 finding\n");
  expect(code).toBe(1);
});

test("lint of a file that can't be read exits with 2, and still prints what is wrong in the others", async () => {
  const { run } = await createWorkspace({ acme: bareSpec });
  const { code, stdout, stderr } = await run(["lint", "acme", "draft.yaml"]);
  expect(stderr).toContain("specs/acme/openapi.yaml:7:18 error-response (warning)\n");
  expect(stderr).toMatch(/\ndraft\.yaml: can't be read \(ENOENT\)\.\n$/);
  expect(stdout).toBe("");
  expect(code).toBe(2);
});

test("lint --json prints the findings as one JSON document", async () => {
  const { run } = await createWorkspace({ acme: bareSpec });
  const { code, stdout, stderr } = await run(["lint", "--json"]);
  expect(JSON.parse(stdout)).toEqual({
    findings: [
      {
        file: "specs/acme/openapi.yaml",
        line: 7,
        column: 18,
        rule: "error-response",
        severity: "warning",
        message: "No response describes an error. Add the ones that the provider documents, or `default`.",
        page: "docs/rules/error-response.md",
      },
    ],
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("generate --json prints what it did as one JSON document", async () => {
  const { run } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  const { code, stdout, stderr } = await run(["generate", "--json"]);
  expect(JSON.parse(stdout)).toEqual({
    packages: [
      {
        package: expect.stringMatching(/^@[\w-]+\/acme$/) as string,
        folder: "packages/acme",
        files: 12,
        written: [],
        removed: [],
      },
    ],
    warnings: [],
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("generate --check --json prints what would change as one JSON document, and exits with 1", async () => {
  const { run, write, snapshot } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  const before = await snapshot();
  await write({ "specs/acme/openapi.yaml": spec().replace("stopAgent", "endAgent") });
  const { code, stdout } = await run(["generate", "--check", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    packages: [
      {
        written: expect.arrayContaining(["packages/acme/src/end-agent.ts"]) as string[],
        removed: ["packages/acme/src/stop-agent.ts"],
      },
    ],
  });
  expect(code).toBe(1);
  expect(await snapshot()).toEqual(before);
});

test("generate --json prints the findings of a wrong spec as one JSON document, too", async () => {
  const { run } = await createWorkspace({ acme: spec("paths: []\n") });
  const { code, stdout } = await run(["generate", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ findings: [{ rule: "struct", line: 2, column: 8 }] });
  expect(code).toBe(2);
});

test("control characters of a spec are shown, not sent to the terminal", async () => {
  const { run } = await createWorkspace({
    acme: spec(`servers: [{ url: "\\e[2J\\u202Ehttps", description: One. }]\n`),
  });
  const { stdout } = await run(["lint"]);
  expect(stdout).not.toContain("\u001B");
  expect(stdout).not.toContain("\u202E");
  expect(stdout).toContain("u001b[2J");
  expect(stdout).toContain("\\u202e");
});
