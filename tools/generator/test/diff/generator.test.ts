import { expect, test } from "vitest";
import { createWorkspace, type Workspace } from "../workspace.js";
import { api } from "./api.js";
import { commit } from "./git.js";

const SPEC = api({ result: "{ type: object, properties: { id: { type: string } } }" });

/** A repository whose last commit has a package that another generator made of the same spec. */
async function createRepository(rewrite: (path: string, text: string) => string): Promise<Workspace> {
  const workspace = await createWorkspace({ acme: SPEC });
  await workspace.run(["generate"]);
  const emitted = Object.entries(await workspace.snapshot());
  await workspace.write(Object.fromEntries(emitted.map(([path, text]) => [path, rewrite(path, text)])));
  await commit(workspace.folder);
  return workspace;
}

interface GeneratorCase {
  readonly title: string;
  readonly rewrite: (path: string, text: string) => string;
  readonly bump: string;
  readonly messages: readonly string[];
}

test.each<GeneratorCase>([
  {
    title: "what it emits is the same",
    rewrite: (_, text) => text,
    bump: "none",
    messages: [],
  },
  {
    title: "it documents better",
    rewrite: (_, text) => text.replace(" * Sends `POST ", " * Calls `POST "),
    bump: "patch",
    messages: ["What is said in `src/stop-agent.ts` is said anew."],
  },
  {
    title: "it emits other code with the same types",
    rewrite: (path, text) =>
      path.endsWith("client.ts") ? `${text}\nconst unused = 1;\nvoid unused;\n` : text,
    bump: "minor",
    messages: ["The code of `src/client.ts` is generated anew; what calls it compiles as before."],
  },
  {
    title: "it emits another manifest",
    rewrite: (_, text) => text.replace('"node": ">=20"', '"node": ">=18"'),
    bump: "minor",
    messages: ["The code of `package.json` is generated anew; what calls it compiles as before."],
  },
  {
    title: "it leaves out what could be imported",
    rewrite: (_, text) =>
      text.replace('"./package.json":', '"./extra": "./dist/extra.js",\n    "./package.json":'),
    bump: "major",
    messages: ["`./extra` is not exported any more."],
  },
  {
    title: "it names things otherwise",
    rewrite: (_, text) => text.replaceAll("isStopAgentError", "failedToStopAgent"),
    bump: "major",
    messages: ["`failedToStopAgent` is not exported any more."],
  },
  {
    title: "it gives a function other parameters",
    rewrite: (path, text) =>
      path.endsWith("stop-agent.ts") ? text.replace("readonly id: ", "readonly id: number | ") : text,
    bump: "major",
    messages: [
      "Code that calls `stopAgent` no longer compiles: Type 'number' is not assignable to type 'string'.",
    ],
  },
  {
    title: "tests, which are not released, are others",
    rewrite: (path, text) => (path.includes("/test/") ? `${text}// More.\n` : text),
    bump: "none",
    messages: [],
  },
])(
  "a change of the generator alone is seen against a revision: $title",
  async ({ rewrite, bump, messages }) => {
    const { run } = await createRepository(rewrite);
    const { stdout, stderr } = await run(["diff", "HEAD:specs/acme", "specs/acme", "--json"]);
    expect(stderr).toBe("");
    const found = JSON.parse(stdout) as { bump: string; changes: { message: string }[] };
    expect(found.changes.map(({ message }) => message)).toEqual(messages);
    expect(found.bump).toBe(bump);
  },
);

test("what a person wrote in the place of a package is not taken for one", async () => {
  const { run } = await createRepository((path, text) =>
    path.endsWith("index.ts") ? text.replace(/^\/\/ Generated[^\n]*\n/, "") : text,
  );
  const { stdout } = await run(["diff", "HEAD:specs/acme", "specs/acme"]);
  expect(stdout).toBe("@agent-stop/acme: nothing changes for users\n");
});

test("--changeset says to users what a new generator changes", async () => {
  const { run, read } = await createRepository((_, text) =>
    text.replaceAll("isStopAgentError", "failedToStopAgent"),
  );
  await run(["diff", "HEAD:specs/acme", "specs/acme", "--changeset", "acme"]);
  expect(await read(".changeset/acme.md")).toBe(
    '---\n"@agent-stop/acme": major\n---\n\n`failedToStopAgent` is not exported any more.\n',
  );
});
