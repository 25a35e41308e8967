import { expect, test } from "vitest";
import { createWorkspace } from "./workspace.js";

const PAGE = `# Stop

\`\`\`yaml
openapi: 3.1.0
info: { title: Acme, version: "1" }
security: []
paths:
  /agents:
    post:
      tags: [[agents]]
      responses: { default: { description: Done. } }
\`\`\`
`;

const DOCUMENT = `openapi: 3.1.0
info: { title: Acme, version: "1" }
security: []
paths:
  /agents:
    post:
      tags: [agents]
      responses: { default: { description: Done. } }
`;

const REPORT = `page.md:4:1 page
  The document stands on a page. Took it out.
page.md:10:7 nested-tags
  The tags are not plain names. Wrote ["agents"].
page.md:4:1 question
  Where are requests sent to? No server is declared.
2 repairs, 1 question
`;

const findings = (file: string): string => `${file}:1:1 server-declared (warning)
  No server is declared. Add \`servers\` with the provider's base URL.
${file}:2:7 described (warning)
  This document has no description. Say in your own words what it is.
${file}:7:7 described (warning)
  This operation has no description. Say in your own words what it is.
${file}:7:7 operation-id (warning)
  The operation has no operationId. The function is called \`postAgents\`. Give it an id of its own: a camelCase verb phrase.
See docs/rules/described.md, docs/rules/operation-id.md, docs/rules/server-declared.md
`;

test("normalize prints the document to stdout, and repairs, questions and what lint finds to stderr", async () => {
  const { run } = await createWorkspace({}, { "page.md": PAGE });
  expect(await run(["normalize", "page.md"])).toEqual({
    code: 0,
    stdout: DOCUMENT,
    stderr: REPORT + findings("stdout"),
  });
});

test("normalize --out writes the document, and leaves nothing else behind", async () => {
  const { run, snapshot } = await createWorkspace({}, { "page.md": PAGE });
  expect(await run(["normalize", "page.md", "--out", "specs/acme/openapi.yaml"])).toEqual({
    code: 0,
    stdout: "",
    stderr: REPORT + findings("specs/acme/openapi.yaml"),
  });
  expect(await snapshot(".")).toEqual({ "page.md": PAGE, "specs/acme/openapi.yaml": DOCUMENT });
});

test("normalize may write over its input, and a second time changes nothing", async () => {
  const { run, read } = await createWorkspace({}, { "page.md": PAGE });
  await run(["normalize", "page.md", "--out", "page.md"]);
  expect(await read("page.md")).toBe(DOCUMENT);
  const { stderr } = await run(["normalize", "page.md", "--out", "page.md"]);
  expect(await read("page.md")).toBe(DOCUMENT);
  expect(stderr).toContain("0 repairs, 1 question\n");
});

test("normalize --json prints document, repairs, questions and findings as one JSON document", async () => {
  const { run } = await createWorkspace({}, { "page.md": PAGE });
  const { code, stdout, stderr } = await run(["normalize", "page.md", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    document: { openapi: "3.1.0", paths: { "/agents": { post: { tags: ["agents"] } } } },
    repairs: [{ rule: "page" }, { file: "page.md", line: 10, column: 7, rule: "nested-tags" }],
    questions: [{ file: "page.md", line: 4, column: 1 }],
    findings: [
      { rule: "server-declared", file: "stdout", line: 1, page: "docs/rules/server-declared.md" },
      { rule: "described", line: 2 },
      { rule: "described", line: 7 },
      { rule: "operation-id", line: 7 },
    ],
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("normalize writes what has errors, says which, and exits with 1", async () => {
  const page = DOCUMENT.replace("[agents]", '[agents], parameters: [{ $ref: "#/components/parameters/Id" }]');
  const wrong = page.replace("tags: [agents], ", "tags: [agents]\n      ");
  const { run, read } = await createWorkspace({}, { "page.yaml": wrong });
  const { code, stderr } = await run(["normalize", "page.yaml", "--out", "acme.yaml"]);
  expect(stderr).toContain('page.yaml:8:22 question\n  What was "#/components/parameters/Id"?');
  expect(stderr).toContain("acme.yaml:8:28 reference\n");
  expect(code).toBe(1);
  expect(await read("acme.yaml")).toBe(wrong);
});

test.each([
  [["normalize", "gone.md"], "gone.md: can't be read (ENOENT).\n"],
  [["normalize", "error.html"], "error.html: is a page of HTML or XML."],
  [["normalize", "events.yaml"], "events.yaml:1:1 openapi-version\n  This is AsyncAPI 3.0.0."],
  [["normalize", "page.md", "--out", "page.md/openapi.yaml"], "Move what is there"],
])("%j exits with 2, says why, and writes nothing", async (args, want) => {
  const files = {
    "page.md": PAGE,
    "error.html": "<html>502</html>",
    "events.yaml": "asyncapi: 3.0.0\n",
  };
  const { run, snapshot } = await createWorkspace({}, files);
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(want);
  expect(await snapshot(".")).toEqual(files);
});
