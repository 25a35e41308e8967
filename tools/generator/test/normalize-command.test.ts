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

test("normalize prints the document to stdout, and repairs and questions to stderr", async () => {
  const { run } = await createWorkspace({}, { "page.md": PAGE });
  expect(await run(["normalize", "page.md"])).toEqual({ code: 0, stdout: DOCUMENT, stderr: REPORT });
});

test("normalize --out writes the document, and leaves nothing else behind", async () => {
  const { run, snapshot } = await createWorkspace({}, { "page.md": PAGE });
  expect(await run(["normalize", "page.md", "--out", "specs/acme/openapi.yaml"])).toEqual({
    code: 0,
    stdout: "",
    stderr: REPORT,
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

test("normalize --json prints document, repairs and questions as one JSON document", async () => {
  const { run } = await createWorkspace({}, { "page.md": PAGE });
  const { code, stdout, stderr } = await run(["normalize", "page.md", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    document: { openapi: "3.1.0", paths: { "/agents": { post: { tags: ["agents"] } } } },
    repairs: [{ rule: "page" }, { file: "page.md", line: 10, column: 7, rule: "nested-tags" }],
    questions: [{ file: "page.md", line: 4, column: 1 }],
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
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
