import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

test.each([
  [
    "Swagger 2.0",
    {
      given: `swagger: "2.0"\ninfo: { title: Acme, version: "1" }\npaths: {}\n`,
      want: `acme.yaml:1:1 openapi-version
  This is Swagger 2.0. Convert the document to OpenAPI 3.1 and write \`openapi: 3.1.0\`.`,
    },
  ],
  [
    "AsyncAPI",
    {
      given: "asyncapi: 3.0.0\ninfo: { title: Acme, version: 1.0.0 }\n",
      want: `acme.yaml:1:1 openapi-version
  This is AsyncAPI 3.0.0. Convert the document to OpenAPI 3.1 and write \`openapi: 3.1.0\`.`,
    },
  ],
  [
    "a version of OpenAPI that is not supported",
    {
      given: "openapi: 4.0.0\n",
      want: `acme.yaml:1:1 openapi-version
  "openapi" is "4.0.0". Convert the document to OpenAPI 3.1 and write \`openapi: 3.1.0\`.`,
    },
  ],
  [
    "an object that is no OpenAPI document",
    {
      given: "name: acme\n",
      want: `acme.yaml:1:1 openapi-version
  "openapi" is missing. Convert the document to OpenAPI 3.1 and write \`openapi: 3.1.0\`.`,
    },
  ],
  [
    "a syntax error",
    {
      given: "openapi: 3.1.0\ninfo: { title: Acme\npaths: {}\n",
      want: "acme.yaml:3:1 yaml\n",
    },
  ],
  [
    "a duplicate key",
    {
      given: "openapi: 3.1.0\ninfo:\n  title: Acme\n  title: Other\n",
      want: `acme.yaml:4:3 yaml
  Key "title" is also on line 3, and only one of them would hold. Remove one.`,
    },
  ],
  ["a tab as indent", { given: "openapi: 3.1.0\ninfo:\n\ttitle: Acme\n", want: "acme.yaml:3:1 yaml\n" }],
  [
    "two documents in one file",
    { given: "openapi: 3.1.0\n---\nopenapi: 3.1.0\n", want: "acme.yaml:2:1 yaml\n" },
  ],
  [
    "a tag that would make something else than data",
    { given: "openapi: 3.1.0\ninfo: !!js/function alert(1)\n", want: "acme.yaml:2:7 yaml\n" },
  ],
])("lint refuses %s, with its place and without a stack trace", async (_, { given, want }) => {
  const { run } = await createWorkspace({}, { "acme.yaml": given });
  const { code, stdout, stderr } = await run(["lint", "acme.yaml"]);
  expect(stdout).toContain(want);
  expect(stderr).toBe("");
  expect(code).toBe(1);
});

test.each([
  ["a list", { given: "- openapi: 3.1.0\n", want: "a list" }],
  ["an empty file", { given: "", want: "nothing" }],
  ["a text", { given: "Agents of Acme", want: "a string" }],
])("lint refuses %s", async (_, { given, want }) => {
  const { run } = await createWorkspace({}, { "acme.yaml": given });
  const { code, stdout } = await run(["lint", "acme.yaml"]);
  expect(stdout).toContain(`acme.yaml:1:1 yaml
  This is ${want}, where an OpenAPI document is an object. Start with \`openapi: 3.1.0\`.
`);
  expect(code).toBe(1);
});

test("lint refuses a missing file", async () => {
  const { run } = await createWorkspace({});
  const stderr = "acme.yaml: can't be read (ENOENT).\n";
  expect(await run(["lint", "acme.yaml"])).toEqual({ code: 2, stdout: "", stderr });
});

test("aliases that unfold to millions of nodes are wrong input, not a fault of clientgen", async () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = level === 0 ? "a" : Array.from({ length: 9 }, () => `*l${level - 1}`).join(", ");
    return `x-l${level}: &l${level} [${items}]\n`;
  });
  const { run } = await createWorkspace({ acme: spec(levels.join("")) });
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain("specs/acme/openapi.yaml");
  expect(code).toBe(2);
});

test("an alias that holds itself is wrong input, not a fault of clientgen", async () => {
  const { run } = await createWorkspace({ acme: spec("x-loop: &loop [*loop]\n") });
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toContain("specs/acme/openapi.yaml");
  expect(code).toBe(2);
});

test("a byte order mark and Windows line ends change nothing of what is generated", async () => {
  const { run, write, snapshot } = await createWorkspace({ acme: spec() });
  expect(await run(["generate"])).toMatchObject({ code: 0 });
  const before = await snapshot();
  await write({ "specs/acme/openapi.yaml": `\uFEFF${spec().replaceAll("\n", "\r\n")}` });
  expect(await run(["generate"])).toMatchObject({ code: 0 });
  expect(await snapshot()).toEqual(before);
});

test("a reference to a URL is refused, and nothing is fetched", async () => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end("type: string");
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { run } = await createWorkspace({
    acme: spec(`components:
  schemas:
    Agent: { $ref: "http://127.0.0.1:${port}/agent.yaml" }
`),
  });
  const { code, stderr } = await run(["generate"]);
  expect(requests).toBe(0);
  expect(stderr).toBe(`specs/acme/openapi.yaml:4:20 reference
  Reference "http://127.0.0.1:${port}/agent.yaml" is a URL, and nothing is fetched. Save what it names in the folder of the document.
See docs/rules/reference.md
Nothing was generated.
`);
  expect(code).toBe(2);
});

test("a reference to a pipe is refused, and the pipe is not read", async () => {
  const { folder, run } = await createWorkspace({
    acme: spec(`components:
  schemas:
    Agent: { $ref: "pipe.yaml#/Agent" }
`),
  });
  // Whoever opens a pipe that nobody writes to waits for ever.
  execFileSync("mkfifo", [join(folder, "specs/acme/pipe.yaml")]);
  const { code, stderr } = await run(["generate"]);
  expect(stderr).toBe(`specs/acme/openapi.yaml:4:20 reference
  Reference "pipe.yaml#/Agent" can't be followed. specs/acme/pipe.yaml: is no file.
See docs/rules/reference.md
Nothing was generated.
`);
  expect(code).toBe(2);
}, 15_000);

test("a list of findings to ignore, in the working directory, does not hide an error", async () => {
  const { run, write } = await createWorkspace({ acme: spec("security: [{ token: [] }]\n") });
  await write({
    ".redocly.lint-ignore.yaml":
      "specs/acme/openapi.yaml:\n  security-defined:\n    - '#/security/0/token'\n",
    "redocly.yaml": "rules:\n  security-defined: off\n",
  });
  const { code, stdout } = await run(["lint"]);
  expect(stdout).toContain("specs/acme/openapi.yaml:2:14 security-defined\n");
  expect(code).toBe(1);
});
