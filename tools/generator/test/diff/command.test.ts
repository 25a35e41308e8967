import { expect, test } from "vitest";
import { createWorkspace, type Workspace } from "../workspace.js";
import { api } from "./api.js";
import { commit } from "./git.js";

const BASE = api({ result: "{ type: object, properties: { id: { type: string } } }" });
const MORE = api({ result: "{ type: object, properties: { id: { type: string }, at: { type: string } } }" });
const LESS = api({ result: "{ type: object, properties: { at: { type: string } } }" });
const PROSE = BASE.replace("The agent", "An agent")
  .replace("Stops one agent", "Stops an agent")
  .replace("The id.", "An id.");

async function createPair(head: string, files: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  return createWorkspace({ acme: head }, { "old/openapi.yaml": BASE, ...files });
}

test("diff prints each change with both places, what matters most first, and the bump; it exits with 0", async () => {
  const { run } = await createPair(LESS);
  expect(await run(["diff", "old", "specs/acme"])).toEqual({
    code: 0,
    stdout: `major (2)
  \`result.id\` (returned by \`stopAgent\`) is gone.
    old/openapi.yaml:7:121 → specs/acme/openapi.yaml:7:119
  Code that reads what \`stopAgent\` returns no longer compiles: Property 'id' is missing in type '{ at: string | undefined; }' but required in type '{ id: string | undefined; }'.
    old/openapi.yaml:4:5 → specs/acme/openapi.yaml:4:5

minor (1)
  \`result.at\` (returned by \`stopAgent\`) is new.
    old/openapi.yaml:7:119 → specs/acme/openapi.yaml:7:121

@agent-stop/acme: 3 changes, so the next version is major
`,
    stderr: "",
  });
});

test("diff of specs that say the same says so", async () => {
  const { run } = await createPair(BASE);
  expect(await run(["diff", "old/openapi.yaml", "specs/acme/openapi.yaml"])).toEqual({
    code: 0,
    stdout: "@agent-stop/acme: nothing changes for users\n",
    stderr: "",
  });
});

test("diff --json prints one JSON document", async () => {
  const { run } = await createPair(MORE);
  const { code, stdout, stderr } = await run(["diff", "old", "specs/acme", "--json", "--changeset", "more"]);
  expect(JSON.parse(stdout)).toEqual({
    package: "@agent-stop/acme",
    bump: "minor",
    changes: [
      {
        bump: "minor",
        message: "`result.at` (returned by `stopAgent`) is new.",
        found: "spec",
        base: { file: "old/openapi.yaml", line: 7, column: 119 },
        head: { file: "specs/acme/openapi.yaml", line: 7, column: 143 },
      },
    ],
    changeset: { file: ".changeset/more.md", bump: "minor", state: "written" },
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("diff --json of specs that say the same has the bump none", async () => {
  const { run } = await createPair(BASE);
  const { stdout } = await run(["diff", "old", "specs/acme", "--json", "--changeset", "none"]);
  expect(JSON.parse(stdout)).toEqual({ package: "@agent-stop/acme", bump: "none", changes: [] });
});

test("diff compares revisions of git, with all files of the spec's folder, and leaves no copy behind", async () => {
  const { run, folder, write, snapshot } = await createWorkspace({});
  const split = api({ result: `{ $ref: "./result.yaml" }` });
  await write({
    "specs/acme/openapi.yaml": split,
    "specs/acme/result.yaml": "type: object\nproperties:\n  id: { type: string }\n",
  });
  await commit(folder);
  await write({ "specs/acme/result.yaml": "type: object\nproperties:\n  id: { type: [string, 'null'] }\n" });
  const before = await snapshot(".");
  const temporary = await createWorkspace({});
  const { stdout, code } = await run(["diff", "HEAD:specs/acme", "specs/acme"], { TMPDIR: temporary.folder });
  expect(stdout).toContain(`
  \`Result.id\` (in responses) may be \`null\`.
    HEAD:specs/acme/result.yaml:3:9 → specs/acme/result.yaml:3:9
`);
  expect(code).toBe(0);
  expect(await snapshot(".")).toEqual(before);
  expect(await temporary.snapshot(".")).toEqual({});
});

test("diff reads a spec at the root of a repository, and takes a path of the working tree from where it runs", async () => {
  const { run, folder, write } = await createWorkspace({}, { "openapi.yaml": BASE });
  await commit(folder);
  await write({ "openapi.yaml": MORE });
  const { stdout } = await run(["diff", "HEAD:openapi.yaml", "openapi.yaml"]);
  expect(stdout).toContain("HEAD:openapi.yaml:7:119 → openapi.yaml:7:143\n");
  expect(stdout).toContain("@agent-stop/api: 1 change, so the next version is minor\n");
});

test.each([
  {
    title: "no such file",
    args: ["gone.yaml", "specs/acme"],
    want: /^gone\.yaml: can't be read \(ENOENT\)\.\n$/,
  },
  {
    title: "no such folder in a revision",
    args: ["HEAD:gone", "specs/acme"],
    want: /^HEAD:gone\/openapi\.yaml: is no file of that revision\.\n$/,
  },
  {
    title: "no such revision",
    args: ["gone:specs/acme", "specs/acme"],
    want: /^git ls-tree has failed: .*gone/,
  },
  {
    title: "a revision that would be an option",
    args: ["./x", "--output=x:specs/acme"],
    want: /unknown option/,
  },
  {
    title: "a spec with errors",
    args: ["wrong.yaml", "specs/acme"],
    want: /^wrong\.yaml:1:1 openapi-version\n/,
  },
  {
    title: "a changeset's name that is a path",
    args: ["old", "specs/acme", "--changeset", "../x"],
    want: /^"\.\.\/x": is no name of a changeset\./,
  },
])("diff refuses with exit code 2: $title", async ({ args, want }) => {
  const { run, folder } = await createPair(MORE, { "wrong.yaml": "{}\n" });
  await commit(folder);
  const { code, stdout, stderr } = await run(["diff", ...args]);
  expect(stderr).toMatch(want);
  expect(stdout).toBe("");
  expect(code).toBe(2);
});

test.each([
  {
    title: "a minor",
    head: MORE,
    want: `---\n"@agent-stop/acme": minor\n---\n\n\`result.at\` (returned by \`stopAgent\`) is new.\n`,
  },
  {
    title: "a major, with what the specs show and not what follows from it",
    head: LESS,
    want: `---\n"@agent-stop/acme": major\n---\n\n\`result.id\` (returned by \`stopAgent\`) is gone.\n`,
  },
  {
    title: "a patch",
    head: PROSE,
    want: `---\n"@agent-stop/acme": patch\n---\n\nThe documentation says more, or says it better; no code is affected.\n`,
  },
])("diff --changeset writes a changeset: $title", async ({ head, want }) => {
  const { run, read } = await createPair(head);
  const { stderr, code } = await run(["diff", "old", "specs/acme", "--changeset", "acme-spec"]);
  expect(stderr).toMatch(/^\.changeset\/acme-spec\.md: was written \((?:minor|major|patch)\)\n$/);
  expect(code).toBe(0);
  expect(await read(".changeset/acme-spec.md")).toBe(want);
});

test("diff --changeset writes none where nothing changes for users", async () => {
  const { run, snapshot } = await createPair(BASE);
  await run(["diff", "old", "specs/acme", "--changeset", "acme-spec"]);
  expect(await snapshot(".changeset")).toEqual({});
});

const changeset = (bump: string): string =>
  `---\n"@agent-stop/acme": ${bump}\n"@agent-stop/other": patch\n---\n\nA person's words.\n`;

test.each(["minor", "major"])(
  "diff --changeset keeps one in which a person says %s where a minor follows",
  async (bump) => {
    const { run, read } = await createPair(MORE, { ".changeset/acme-spec.md": changeset(bump) });
    const { stderr } = await run(["diff", "old", "specs/acme", "--changeset", "acme-spec"]);
    expect(stderr).toBe(`.changeset/acme-spec.md: says as much already, and was kept (${bump})\n`);
    expect(await read(".changeset/acme-spec.md")).toBe(changeset(bump));
  },
);

test("diff --changeset raises one that says less than what follows, and keeps what it says of other packages", async () => {
  const { run, read } = await createPair(LESS, { ".changeset/acme-spec.md": changeset("minor") });
  const { stderr } = await run(["diff", "old", "specs/acme", "--changeset", "acme-spec"]);
  expect(stderr).toBe(".changeset/acme-spec.md: said less, and was raised (major)\n");
  expect(await read(".changeset/acme-spec.md")).toBe(
    `---\n"@agent-stop/acme": major\n"@agent-stop/other": patch\n---\n\n\`result.id\` (returned by \`stopAgent\`) is gone.\n`,
  );
});

test("diff --changeset refuses a file that is no changeset", async () => {
  const { run, read } = await createPair(LESS, { ".changeset/acme-spec.md": "A note.\n" });
  const { stderr, code } = await run(["diff", "old", "specs/acme", "--changeset", "acme-spec"]);
  expect(stderr).toBe(".changeset/acme-spec.md: is no changeset. Mend it, or remove it.\n");
  expect(code).toBe(2);
  expect(await read(".changeset/acme-spec.md")).toBe("A note.\n");
});

test("text of a spec is shown, and is neither obeyed by a terminal nor HTML in a changeset", async () => {
  const odd = MORE.replace("at: {", '"<b>\\e[2J": {');
  const { run, read } = await createPair(odd);
  const { stdout } = await run(["diff", "old", "specs/acme", "--changeset", "odd"]);
  expect(stdout).toContain("`result.<b>\\u001b[2J` (returned by `stopAgent`) is new.");
  expect(await read(".changeset/odd.md")).toContain(
    "`result.&lt;b>\\u001b[2J` (returned by `stopAgent`) is new.",
  );
});
