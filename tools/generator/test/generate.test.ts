import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

const FILES = [
  "packages/acme/README.md",
  "packages/acme/package.json",
  "packages/acme/src/client.ts",
  "packages/acme/src/index.ts",
  "packages/acme/src/mock.ts",
  "packages/acme/src/schema.ts",
  "packages/acme/src/stop-agent.ts",
  "packages/acme/test/contract.test.ts",
  "packages/acme/test/tsconfig.json",
  "packages/acme/test/types.test-d.ts",
  "packages/acme/tsconfig.json",
  "packages/acme/turbo.json",
];

const wrongSpec = spec(`components:
  schemas:
    State:
      type: string
      enum: [{ value: stopped }]
`);

/** A house rule's finding: no description. */
const bareSpec = spec(`paths:
  /agents:
    post:
      operationId: stopAgents
      responses: { default: { description: Failed. } }
`);

test("emits a package for each spec, and says so", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec(), "acme-cloud": spec() });
  expect(await run(["generate", "--strict"])).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /^@[\w-]+\/acme: 12 files.*12 written, 0 removed.*\n@[\w-]+\/acme-cloud: .*\n$/,
    ) as string,
    stderr: "",
  });
  const files = Object.keys(await snapshot());
  expect(files).toEqual([...FILES.map((file) => file.replace("/acme/", "/acme-cloud/")), ...FILES]);
});

test("emits the named packages only", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec(), other: wrongSpec });
  expect(await run(["generate", "acme"])).toMatchObject({ code: 0, stderr: "" });
  expect(Object.keys(await snapshot())).toEqual(FILES);
});

test("takes a name that is given twice once", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec() });
  expect(await run(["generate", "acme", "acme"])).toMatchObject({ code: 0, stderr: "" });
  expect(Object.keys(await snapshot())).toEqual(FILES);
});

test("reads from --specs and writes to --out", async () => {
  const { run, snapshot } = await createWorkspace({}, { "in/here/acme/openapi.yaml": spec() });
  expect(await run(["generate", "--specs", "in/here", "--out", "out/there"])).toMatchObject({
    code: 0,
    stderr: "",
  });
  expect(Object.keys(await snapshot("out"))).toEqual(
    FILES.map((file) => file.replace("packages", "out/there")),
  );
});

test("changes nothing, byte for byte, when run again", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  const before = await snapshot();
  expect(await run(["generate"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("unchanged") as string,
  });
  expect(await snapshot()).toEqual(before);
});

test("--check is silent about a package that is what the spec says", async () => {
  const { run } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  expect(await run(["generate", "--check"])).toEqual({
    code: 0,
    stdout: "1 package up to date\n",
    stderr: "",
  });
});

test("--check prints what a changed spec would change as a unified diff, writes nothing and exits with 1", async () => {
  const { run, write, snapshot } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  const before = await snapshot();
  await write({ "specs/acme/openapi.yaml": spec().replace("The id of the agent.", "The agent's name.") });
  const { code, stdout, stderr } = await run(["generate", "--check"]);
  expect(stdout).toContain(`--- packages/acme/src/stop-agent.ts
+++ packages/acme/src/stop-agent.ts
@@ `);
  expect(stdout).toContain(`
-  /** The id of the agent. */
+  /** The agent's name. */
`);
  expect(stdout).toMatch(
    /\n@[\w-]+\/acme: 3 files not what the spec says\n3 files in 1 package out of date\. Run `pnpm generate`\.\n$/,
  );
  expect(stderr).toBe("");
  expect(code).toBe(1);
  expect(await snapshot()).toEqual(before);
});

test("--check shows a package that is not there as files to add", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec() });
  const { code, stdout } = await run(["generate", "--check"]);
  expect(stdout).toContain("--- /dev/null\n+++ packages/acme/src/index.ts\n@@ -0,0 +1,");
  expect(code).toBe(1);
  expect(await snapshot()).toEqual({});
});

test("an error in one of two specs writes neither package", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec(), wrong: wrongSpec });
  expect(await run(["generate"])).toEqual({
    code: 2,
    stdout: "",
    stderr: `specs/wrong/openapi.yaml:6:14 enum-member
  Enum member {"value":"stopped"} is not of type string. Write \`- stopped\` instead of \`- value: stopped\`.
See docs/rules/enum-member.md
Nothing was generated.
`,
  });
  expect(await snapshot()).toEqual({});
});

test("errors in two specs are reported together", async () => {
  const { run } = await createWorkspace({
    wrong: wrongSpec,
    worse: "openapi: 3.1.0\ninfo: [\n",
    worst: "- a\n",
  });
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain("specs/wrong/openapi.yaml:6:14 enum-member\n");
  expect(stderr).toContain("specs/worse/openapi.yaml:3:1 yaml\n");
  expect(stderr).toContain("specs/worst/openapi.yaml");
  expect(code).toBe(2);
});

test("--strict refuses what house rules find; without it the package is emitted", async () => {
  const { run, snapshot } = await createWorkspace({ acme: bareSpec });
  const { code, stderr } = await run(["generate", "--strict"]);
  expect(stderr).toContain("specs/acme/openapi.yaml:5:7 described\n");
  expect(code).toBe(2);
  expect(await snapshot()).toEqual({});
  expect(await run(["generate"])).toMatchObject({ code: 0 });
});

test("removes the file of an operation that has been renamed", async () => {
  const { run, write, snapshot } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  await write({ "specs/acme/openapi.yaml": spec().replace("stopAgent", "endAgent") });
  const { stdout } = await run(["generate", "--check"]);
  expect(stdout).toContain("--- packages/acme/src/stop-agent.ts\n+++ /dev/null\n");
  expect(await run(["generate"])).toMatchObject({ code: 0 });
  const renamed = FILES.map((file) => file.replace("stop-agent", "end-agent")).toSorted();
  expect(Object.keys(await snapshot())).toEqual(renamed);
});

test("leaves alone what a person put into the package", async () => {
  const written = {
    "packages/acme/CHANGELOG.md": "# Changes\n",
    "packages/acme/src/notes.md": "Notes.\n",
    "packages/acme/src/by-hand.ts": "export const answer = 42;\n",
    "packages/acme/test/wire/stop-agent.204.http": "POST /agents/agent-1/stop\n",
    "packages/acme/test/more.test.ts": "// By hand.\n",
  };
  const { run, snapshot } = await createWorkspace({ acme: spec() }, written);
  expect(await run(["generate"])).toMatchObject({ code: 0, stderr: "" });
  expect(await snapshot()).toMatchObject(written);
});

test("keeps the version in package.json, which changesets raise", async () => {
  const { run, read, write } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  expect(await read("packages/acme/package.json")).toContain(`"version": "1.0.0"`);
  const manifest = await read("packages/acme/package.json");
  await write({ "packages/acme/package.json": manifest.replace("1.0.0", "2.1.0-beta.3") });
  expect(await run(["generate", "--check"])).toMatchObject({ code: 0 });
});

test.each([
  [
    "no version",
    { given: "{}", want: `packages/acme/package.json: "version" is undefined. Write one like "1.0.0".\n` },
  ],
  [
    "no valid version",
    {
      given: `{ "version": "one" }`,
      want: `packages/acme/package.json: "version" is "one". Write one like "1.0.0".\n`,
    },
  ],
  [
    "a syntax error",
    { given: "{", want: "packages/acme/package.json: is not JSON. Mend it; its version is kept.\n" },
  ],
])("refuses a package.json with %s", async (_, { given, want }) => {
  const { run } = await createWorkspace({ acme: spec() }, { "packages/acme/package.json": given });
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain(want);
  expect(code).toBe(2);
});

test("refuses a name that has no spec, and lists those that have one", async () => {
  const { run } = await createWorkspace({ acme: spec(), other: spec() });
  expect(await run(["generate", "acne"])).toEqual({
    code: 2,
    stdout: "",
    stderr: `There is no spec "acne" in specs. There are: acme, other.\n`,
  });
});

test.each(["Acme", "acme_cloud", "1acme", "acme cloud", "acme--cloud"])(
  "refuses a spec's folder called %j, which can't name a package",
  async (name) => {
    const { run, snapshot } = await createWorkspace({ [name]: spec() });
    expect(await run(["generate"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `specs/${name}: can't name a package. Use lower-case letters, digits and "-".\n`,
    });
    expect(await snapshot()).toEqual({});
  },
);

test.each(["new", "class", "server", "test"])(
  "a spec's folder called %j is generated or refused, but is no fault of clientgen",
  async (name) => {
    const { run } = await createWorkspace({ [name]: spec() });
    const { code, stderr } = await run(["generate"]);
    expect(stderr).not.toContain("clientgen failed");
    expect(code).toBeLessThan(3);
  },
);

test("refuses a specs folder that is not there", async () => {
  const { run } = await createWorkspace({});
  expect(await run(["generate", "--specs", "apis"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "apis: is no folder. Name the folder of the specs with --specs.\n",
  });
});

test("refuses a folder without openapi.yaml", async () => {
  const { run } = await createWorkspace({}, { "specs/acme/PROVENANCE.md": "Later.\n" });
  expect(await run(["generate"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "specs/acme/openapi.yaml: can't be read (ENOENT).\nNothing was generated.\n",
  });
});

test("a spec that can't be read does not hide what is wrong in another one", async () => {
  const { run } = await createWorkspace({ wrong: wrongSpec }, { "specs/acme/PROVENANCE.md": "Later.\n" });
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain("specs/wrong/openapi.yaml:6:14 enum-member\n");
  expect(stderr).toContain("\nspecs/acme/openapi.yaml: can't be read (ENOENT).\nNothing was generated.\n");
  expect(code).toBe(2);
});

test.each(["src/index.ts", "src/main.ts"])(
  "refuses the folder of a package that a person wrote in %s",
  async (path) => {
    const written = {
      "packages/runtime/package.json": `{ "name": "runtime", "version": "1.0.0" }\n`,
      [`packages/runtime/${path}`]: "export const answer = 42;\n",
    };
    const { run, snapshot } = await createWorkspace({ runtime: spec() }, written);
    expect(await run(["generate"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "packages/runtime: was not generated. Give the spec's folder another name, or remove that package.\n",
    });
    expect(await snapshot()).toEqual(written);
  },
);

test("a file in the place of a folder is an error that names it, and nothing is left behind", async () => {
  const { run, snapshot } = await createWorkspace({ acme: spec() }, { "packages/acme/src": "A file.\n" });
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain("packages/acme/src");
  expect(stderr).not.toMatch(/^ +at /m);
  expect(code).not.toBe(0);
  expect(await snapshot()).toEqual({ "packages/acme/src": "A file.\n" });
});

test("a folder in the place of the last file is an error, and no file has changed", async () => {
  const { folder, run, write, snapshot } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  await write({
    "specs/acme/openapi.yaml": spec()
      .replace("Stops one agent.", "Ends one agent.")
      .replace("stopAgent", "endAgent"),
  });
  await mkdir(join(folder, "packages/acme/src/end-agent.ts"));
  const before = await snapshot();
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain("end-agent.ts");
  expect(code).not.toBe(0);
  expect(await snapshot()).toEqual(before);
});

test("writes nothing through a link that leads out of the output folder", async () => {
  const { folder, run, snapshot } = await createWorkspace(
    { acme: spec() },
    { "elsewhere/README.md": "Mine.\n" },
  );
  await mkdir(join(folder, "packages"));
  await symlink("../elsewhere", join(folder, "packages/acme"));
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain("packages/acme");
  expect(code).toBe(2);
  expect(await snapshot("elsewhere")).toEqual({ "elsewhere/README.md": "Mine.\n" });
});

test("leaves no temporary file and no folder beside the packages", async () => {
  const { folder, run } = await createWorkspace({ acme: spec() });
  await run(["generate"]);
  expect((await readdir(folder)).toSorted()).toEqual(["packages", "specs"]);
  expect(await readdir(join(folder, "packages"))).toEqual(["acme"]);
});

test("refuses to go on while there is a generated package whose spec is gone", async () => {
  const { run, folder, snapshot } = await createWorkspace({ acme: spec(), other: spec() });
  await run(["generate"]);
  await rm(join(folder, "specs/other"), { recursive: true });
  const before = await snapshot();
  const gone =
    "packages/other: was generated, and its spec is gone. Remove the folder, or put the spec back.\n";
  expect(await run(["generate", "--check"])).toEqual({ code: 2, stdout: "", stderr: gone });
  expect(await snapshot()).toEqual(before);
  expect(await run(["generate", "acme"])).toMatchObject({ code: 0 });
});

test("an interrupt while it writes ends it with all files written, and none half", async () => {
  const { folder } = await createWorkspace({});
  const code = `
    import { applyChanges } from ${JSON.stringify(new URL("../dist/journal.js", import.meta.url).href)};
    const path = (index) => ${JSON.stringify(`${folder}/out/`)} + index + ".ts";
    const changes = Array.from({ length: 3000 }, (_, index) => ({ path: path(index), before: undefined, after: "x".repeat(2000) }));
    setTimeout(() => console.log("not ended"), 20_000);
    process.stdout.write("started");
    await applyChanges(${JSON.stringify(`${folder}/out`)}, changes);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code]);
  child.stdout.once("data", () => child.kill("SIGINT"));
  let output = "";
  child.stdout.on("data", (text: Buffer) => (output += text.toString()));
  const [, signal] = (await once(child, "close")) as [unknown, NodeJS.Signals | null];
  expect([output, signal]).toEqual(["started", "SIGINT"]);
  const files = await readdir(join(folder, "out")).catch(() => []);
  expect([0, 3000]).toContain(files.length);
});
