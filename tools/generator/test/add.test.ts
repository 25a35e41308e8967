import { expect, test } from "vitest";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

const PAGE = `# Stop a run

POST https://api.acme.example/v1/runs/{id}/stop

\`\`\`yaml
openapi: 3.1.0
info: { title: Acme, version: endpoint_runs.stop }
paths:
  /runs/{id}/stop:
    post:
      operationId: stop-run
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: Stopped. } }
\`\`\`
`;

test("add makes a spec, its provenance and its package of a page, and prints the open questions as a check list", async () => {
  const { run, read, snapshot } = await createWorkspace({}, { "page.md": PAGE });
  const { code, stdout, stderr } = await run(["add", "acme", "--from", "page.md"]);
  expect(stderr).toContain("error-response (warning)");
  expect(stdout.split("\n").slice(0, 5)).toEqual([
    "specs/acme/openapi.yaml: 4 repairs, see PROVENANCE.md",
    expect.stringMatching(/^@[\w-]+\/acme: 9 files, 9 written, 0 removed$/),
    "2 open questions",
    "- [ ] page.md:6:1: Does the API ask for a credential? None is declared. If not, write `security: []`.",
    "- [ ] page.md:13:7: How does it fail? No response describes an error.",
  ]);
  expect(code).toBe(0);
  expect(Object.keys(await snapshot("specs"))).toEqual([
    "specs/acme/PROVENANCE.md",
    "specs/acme/openapi.yaml",
  ]);
  expect(await read("specs/acme/openapi.yaml")).toMatch(/^openapi: 3\.1\.0\ninfo: .*version: v1.*\n/);
  const provenance = await read("specs/acme/PROVENANCE.md");
  expect(provenance).toContain("- Page: saved as `page.md`. Add its address and its date.\n");
  expect(provenance.replaceAll(/ +/g, " ")).toContain(
    '| page.md:11:7 | `operation-id` | "stop-run" is no name in code. Wrote "stopRun". |\n',
  );
  expect(provenance).toContain("- [ ] page.md:13:7: How does it fail? No response describes an error.\n");
  expect(await read("packages/acme/src/stop-run.ts")).toContain("stopRun");
});

test("add --json prints what was made of the page as one JSON document", async () => {
  const { run } = await createWorkspace({}, { "page.md": PAGE });
  const { code, stdout, stderr } = await run(["add", "acme", "--from", "page.md", "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    spec: "specs/acme/openapi.yaml",
    package: { folder: "packages/acme", files: 9, removed: [] },
    repairs: [{ rule: "page" }, { rule: "page-server" }, { rule: "info-version" }, { rule: "operation-id" }],
    questions: [
      { file: "page.md", line: 6, column: 1 },
      { file: "page.md", line: 13, column: 7 },
    ],
  });
});

test.each([
  { name: "acme", files: {}, want: "specs/acme: is there already. Give another name.\n" },
  {
    name: "other",
    files: { "packages/other/index.js": "" },
    want: "packages/other: is there already. Give another name.\n",
  },
  {
    name: "../acme",
    files: {},
    want: `acme: can't name a package. Use lower-case letters, digits and "-".\n`,
  },
  { name: "next", files: { "page.md": "<html></html>" }, want: "page.md: is a page of HTML or XML. " },
])("add refuses $name where it can't be added, and writes nothing: $want", async ({ name, files, want }) => {
  const { run, snapshot } = await createWorkspace({ acme: spec() }, { "page.md": PAGE, ...files });
  const before = await snapshot(".");
  const { code, stderr } = await run(["add", name, "--from", "page.md"]);
  expect(stderr).toContain(want);
  expect(code).toBe(2);
  expect(await snapshot(".")).toEqual(before);
});

test("a page whose document has errors leaves the spec, to be mended, and no package", async () => {
  const page = PAGE.replace("schema: { type: string }", "schema: { type: strng, enum: [1] }").replace(
    "responses: {",
    "responses: { 9: {},",
  );
  const { run, snapshot } = await createWorkspace({}, { "page.md": page });
  const { code, stderr } = await run(["add", "acme", "--from", "page.md"]);
  expect(stderr).toContain(
    "specs/acme/openapi.yaml is saved, and has errors. Mend them, then run `clientgen generate acme`.\n",
  );
  expect(code).toBe(2);
  expect(Object.keys(await snapshot("specs"))).toEqual([
    "specs/acme/PROVENANCE.md",
    "specs/acme/openapi.yaml",
  ]);
  expect(await snapshot("packages")).toEqual({});
});
