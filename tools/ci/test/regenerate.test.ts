import { expect, test } from "vitest";
import { acme, at } from "./acme.js";
import { type Clone, createClone } from "./clone.js";

const spec = "specs/acme/openapi.yaml";

async function findChangesets(clone: Clone): Promise<readonly string[]> {
  const names = await clone.list(".changeset");
  return names.filter((name) => !["README.md", "config.json"].includes(name));
}

test("writes the package, the changeset that follows and a summary, and commits; then it has nothing to do", async () => {
  const clone = await createClone({ [spec]: acme() });
  await clone.write({ [spec]: acme({ properties: at }) });
  await clone.commit("Change the spec");

  const first = await clone.run("regenerate", ["--base", "main", "--commit"]);
  expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({
    exitCode: 0,
    stderr: `Generate 1 packages
Compare acme with main
Write down what goes over the wire with acme
Committed what was generated, and the changesets
`,
  });
  const [name = "", ...others] = await findChangesets(clone);
  expect(others).toEqual([]);
  expect(name).toMatch(/^acme-[0-9a-f]{8}\.md$/);
  expect(await clone.read(`.changeset/${name}`)).toBe(
    '---\n"@agent-stop/acme": minor\n---\n\n`Agent.at` (in responses) is new.\n',
  );
  expect(await clone.read("packages/acme/src/schema.ts")).toContain("Since when it is over.");
  const start = (await clone.git("rev-parse", "--short=10", "main")).trim();
  expect(first.stdout).toBe(`## What changes for users

| package | next version | changesets |
| --- | --- | --- |
| \`@agent-stop/acme\` | minor | \`.changeset/${name}\` |

### \`@agent-stop/acme\`

\`\`\`text
minor (1)
  \`Agent.at\` (in responses) is new.
    ${start}:specs/acme/openapi.yaml:66:9 → specs/acme/openapi.yaml:69:9

@agent-stop/acme: 1 change, so the next version is minor
\`\`\`
`);
  expect(await clone.git("status", "--porcelain")).toBe("");

  const second = await clone.run("regenerate", ["--base", "main", "--commit", "--summary", "summary.md"]);
  expect(second.stdout).toBe("");
  expect(await clone.git("log", "--format=%s", "main..")).toBe(
    "Regenerate packages, and say what changes for users\nChange the spec\n",
  );
  expect(await clone.read("summary.md")).toContain("| `@agent-stop/acme` | minor |");
});

test("what the base got since the branch left it is no change of the branch", async () => {
  const clone = await createClone({ [spec]: acme() });
  await clone.git("switch", "--quiet", "main");
  await clone.write({ [spec]: acme({ properties: at }) });
  await clone.commit("Change the spec");
  await clone.git("switch", "--quiet", "change");
  await clone.write({ "README.md": "Something else.\n" });
  await clone.commit();
  const { exitCode, stdout } = await clone.run("regenerate", ["--base", "main"]);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: "## What changes for users\n\nNothing.\n",
  });
  expect(await findChangesets(clone)).toEqual([]);
});

test("a package that the base does not have needs no changeset, and one that is gone is named", async () => {
  const clone = await createClone({ "specs/old/openapi.yaml": acme({ name: "old" }) });
  await clone.remove("specs/old");
  await clone.write({ [spec]: acme() });
  const { stdout } = await clone.run("regenerate", ["--base", "main"]);
  expect(stdout).toBe(`## What changes for users

| package | next version | changesets |
| --- | --- | --- |
| \`@agent-stop/acme\` | the first | none |

\`specs/old\` is gone. Its package stays: delete \`packages/old\`, and deprecate what is published.
`);
  expect(await findChangesets(clone)).toEqual([]);
});

const refusals: readonly { title: string; args: readonly string[]; want: RegExp }[] = [
  { title: "no base", args: [], want: /required option '--base <ref>' not specified/ },
  {
    title: "a base that git does not know",
    args: ["--base", "gone"],
    want: /^git finds no commit from which "gone" and HEAD come\..*Fetch the branch with its history\.\n$/,
  },
  { title: "a base that would be an option of git", args: ["--base=--all"], want: /^git finds no commit/ },
  {
    title: "a commit beside other changes",
    args: ["--base", "main", "--commit"],
    want: /^--commit needs a clean working tree\.[^]*specs\/acme\/openapi\.yaml/,
  },
  {
    title: "a spec with errors",
    args: ["--base", "main"],
    want: /specs\/acme\/openapi\.yaml:1:1 openapi-version/,
  },
];

test.for(refusals)("refuses $title, and writes nothing", async ({ args, want }) => {
  const clone = await createClone({ [spec]: acme() });
  await clone.write({ [spec]: "{}\n" });
  const { exitCode, stdout, stderr } = await clone.run("regenerate", args);
  expect(stderr).toMatch(want);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(await clone.git("status", "--porcelain")).toBe(` M ${spec}\n`);
});
