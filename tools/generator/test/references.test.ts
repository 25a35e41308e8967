import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocument } from "../src/document.js";
import { InputError } from "../src/finding.js";
import { lintText } from "./lint-text.js";
import { spec } from "./spec.js";
import { createWorkspace } from "./workspace.js";

const operation = (rest: string): string => `paths:
  /agents:
    post:
      operationId: stopAgents
      ${rest}
`;

/** The normal form of a spec, or its findings as `file:line:column message`. */
async function read(
  text: string,
  files: Readonly<Record<string, string>> = {},
  prepare?: (folder: string) => void,
): Promise<unknown> {
  const { folder } = await createWorkspace(
    { acme: text },
    Object.fromEntries(Object.entries(files).map(([path, content]) => [`specs/acme/${path}`, content])),
  );
  prepare?.(join(folder, "specs/acme"));
  try {
    return (await readDocument(join(folder, "specs/acme/openapi.yaml"))).root;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.findings.map(({ file, line, column, message }) => {
      const finding = `${file}:${line}:${column} ${message}`;
      return finding.replaceAll(/\S*\/specs\/acme\//g, "");
    });
  }
}

test("what other files hold is brought into the components, under names of their own", async () => {
  const root = await read(
    spec(`${operation(`parameters: [{ $ref: parameters.json#/force }]
      responses: { default: { $ref: "responses/failed.yml" } }`)}components:
  schemas:
    Agent: { $ref: agent.yaml }
    failed_error: { type: string }
`),
    {
      "agent.yaml":
        "type: object\nproperties: { next: { $ref: '#' }, run: { $ref: 'models/run.yaml#/$defs/Run' } }\n",
      "parameters.json": '{ "force": { "name": "force", "in": "query", "schema": { "type": "boolean" } } }',
      "responses/failed.yml":
        "description: Failed.\ncontent: { application/json: { schema: { $ref: ../models/run.yaml#/$defs/Agent } } }\n",
      "models/run.yaml":
        "$defs:\n  Run: { type: object, properties: { agent: { $ref: ../openapi.yaml#/components/schemas/Agent } } }\n  Agent: { type: string }\n",
    },
  );
  expect(root).toMatchObject({
    paths: {
      "/agents": {
        post: {
          parameters: [{ $ref: "#/components/parameters/force" }],
          responses: { default: { $ref: "#/components/responses/failed" } },
        },
      },
    },
    components: {
      parameters: { force: { name: "force", in: "query", schema: { type: "boolean" } } },
      responses: {
        failed: { content: { "application/json": { schema: { $ref: "#/components/schemas/run_Agent" } } } },
      },
      schemas: {
        Agent: { $ref: "#/components/schemas/agent" },
        agent: {
          type: "object",
          properties: {
            next: { $ref: "#/components/schemas/agent" },
            run: { $ref: "#/components/schemas/Run" },
          },
        },
        Run: { type: "object", properties: { agent: { $ref: "#/components/schemas/Agent" } } },
        run_Agent: { type: "string" },
      },
    },
  });
});

test("a reference may lead into a path, a property, and a schema that has a name", async () => {
  const root = await read(
    spec(`paths:
  /agents:
    post:
      operationId: stopAgents
      responses:
        default: { description: Failed., content: { application/json: { schema: { type: string } } } }
  /runs:
    post:
      operationId: stopRuns
      responses: { default: { $ref: "#/paths/~1agents/post/responses/default" } }
components:
  schemas:
    Agent: { type: object, properties: { id: { type: string }, state: { $anchor: state, type: string } } }
    Id: { $ref: "#/components/schemas/Agent/properties/id" }
    State: { $ref: "#state" }
`),
  );
  expect(root).toMatchObject({
    paths: {
      "/runs": { post: { responses: { default: { $ref: "#/components/responses/agents_post_default" } } } },
    },
    components: {
      responses: { agents_post_default: { description: "Failed." } },
      schemas: {
        Id: { $ref: "#/components/schemas/Agent_id" },
        Agent_id: { type: "string" },
        State: { $ref: "#/components/schemas/Agent_state" },
      },
    },
  });
});

test("a Path Item of another file is written out, with what stands beside the reference", async () => {
  const root = await read(spec("paths:\n  /agents/{id}: { $ref: agents.yaml, summary: Agents }\n"), {
    "agents.yaml":
      "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\nget: { operationId: getAgent, responses: { default: { description: Any. } } }\n",
  });
  expect(root).toMatchObject({
    paths: {
      "/agents/{id}": { summary: "Agents", parameters: [{ name: "id" }], get: { operationId: "getAgent" } },
    },
  });
});

test("a discriminator's mapping follows what it names; data that looks like a reference is data", async () => {
  const root = await read(
    spec(`components:
  schemas:
    Pet:
      type: object
      discriminator: { propertyName: kind, mapping: { cat: cat.yaml, dog: Dog } }
      example: { $ref: "http://acme.example/" }
      properties: { $ref: { type: string } }
`),
    { "cat.yaml": "type: object\n" },
  );
  expect(root).toMatchObject({
    components: {
      schemas: {
        Pet: {
          discriminator: { mapping: { cat: "#/components/schemas/cat", dog: "Dog" } },
          example: { $ref: "http://acme.example/" },
          properties: { $ref: { type: "string" } },
        },
        cat: { type: "object" },
      },
    },
  });
});

test("a finding in another file has its place there, in YAML and in JSON", async () => {
  const { run } = await createWorkspace(
    { acme: spec("paths:\n  /agents: { $ref: agents.json }\n  /runs: { $ref: runs.yaml#/stop }\n") },
    {
      "specs/acme/agents.json":
        '{\n  "post": {\n    "operationId": "stopAgents",\n    "responses": { "999": { "description": "Failed." } }\n  }\n}\n',
      "specs/acme/runs.yaml":
        'stop:\n  post:\n    operationId: stopRuns\n    responses: { "998": { description: Failed. } }\n',
    },
  );
  const { stdout } = await run(["lint"]);
  expect(stdout).toContain('specs/acme/agents.json:4:20 response-status\n  "999" is no status.');
  expect(stdout).toContain('specs/acme/runs.yaml:4:18 response-status\n  "998" is no status.');
});

test("a thousand files that refer to each other are read and checked", async () => {
  const files = Array.from({ length: 1000 }, (_, index): [string, string] => [
    `specs/acme/Model${index}.yaml`,
    `type: object\nproperties: { next: { $ref: Model${(index + 1) % 1000}.yaml, description: The next. } }\n`,
  ]);
  const { run } = await createWorkspace(
    { acme: spec("components: { schemas: { First: { $ref: Model0.yaml } } }\n") },
    Object.fromEntries(files),
  );
  expect(await run(["lint", "--strict"])).toEqual({ code: 0, stdout: "1 spec, 0 findings\n", stderr: "" });
}, 60_000);

const schema = (reference: string): string =>
  `components: { schemas: { Agent: { $ref: ${JSON.stringify(reference)} } } }\n`;

/** References that are not followed. Each is refused where it stands. */
test.each([
  ["a URL", "https://acme.example/agent.yaml", "is a URL, and nothing is fetched"],
  ["a URL without a protocol", "//acme.example/agent.yaml", "is a URL"],
  ["a file URL", "file:///etc/passwd", "is a URL"],
  ["a data URL", "data:application/json,{}", "is a URL"],
  ["a drive of Windows", "C:\\agent.yaml", "is a URL"],
  ["a URN", "urn:acme:agent", "is a URL"],
  ["an absolute path", "/etc/agent.yaml", "is an absolute path"],
  ["a path out of the folder", "../other/openapi.yaml", "leads out of the folder"],
  ["a path out of the folder, percent-encoded", "%2e%2e/other/openapi.yaml", "leads out of the folder"],
  ["a path out of the folder and in again", "a/../../other/openapi.yaml", "leads out of the folder"],
  ["a path with backslashes", "..\\other\\openapi.yaml", "is no path of a file"],
  ["a path with NUL", "agent.yaml%00.json", "is no path of a file"],
  ["a broken percent-encoding", "agent%zz.yaml", "is no path of a file"],
  ["a query", "agent.yaml?v=1", "is no path of a file"],
  ["a file of another kind", "agent.ts", "names no file that ends in"],
  ["a file without a kind", ".env", "names no file that ends in"],
  ["a file that is not there", "missing.yaml", "names a file that can't be read (ENOENT)"],
  ["a folder", "folder.yaml", "can't be followed. "],
  ["a link out of the folder", "link.yaml", "leads out of the folder"],
  ["a file in a linked folder", "linked/secret.yaml", "leads out of the folder"],
  ["a component that is not there", "#/components/schemas/Missing", "leads nowhere"],
  ["a member of every object", "#/components/schemas/constructor", "leads nowhere"],
  ["the prototype", "#/components/schemas/__proto__", "leads nowhere"],
  ["an index that is not there", "#/servers/7", "leads nowhere"],
  ["an anchor that is not there", "#missing", "names no `$anchor`"],
  ["a pointer that is broken", "#/%zz", "names no `$anchor`"],
  ["the document", "#", "names the whole document"],
  [
    "an object of another kind",
    "#/components/parameters/force",
    "names something of `components.parameters`",
  ],
  ["itself", "#/components/schemas/Agent", "leads back to itself"],
])("a reference to %s is refused", async (_, reference, want) => {
  const text = spec(
    schema(reference).replace("{ schemas", "{ parameters: { force: { name: force, in: query } }, schemas"),
  );
  const found = await read(text, { "../../secret.yaml": "type: string\n" }, (folder) => {
    symlinkSync(join(folder, "../../secret.yaml"), join(folder, "link.yaml"));
    symlinkSync(join(folder, "../.."), join(folder, "linked"));
    mkdirSync(join(folder, "folder.yaml"));
  });
  expect(found).toEqual([expect.stringMatching(/^(?:.*\/)?openapi\.yaml:2:\d+ Reference /)]);
  expect(found).toEqual([expect.stringContaining(`${JSON.stringify(reference)} ${want}`)]);
});

test("below a schema with an `$id`, a fragment is one of that schema, and else one of the document", async () => {
  const root = await read(
    spec(`components:
  schemas:
    Tree:
      $id: https://acme.example/tree
      type: object
      properties:
        next: { $ref: "#" }
        leaf: { $ref: "#/$defs/Leaf" }
        agent: { $ref: "#/components/schemas/Agent" }
      $defs:
        Leaf: { $id: leaf, properties: { other: { $ref: "#" } } }
    Agent: { type: object, properties: { tree: { $ref: "#/components/schemas/Tree" } } }
`),
  );
  expect(root).toMatchObject({
    components: {
      schemas: {
        Tree: {
          properties: {
            next: { $ref: "#/components/schemas/Tree" },
            leaf: { $ref: "#/components/schemas/Tree_Leaf" },
            agent: { $ref: "#/components/schemas/Agent" },
          },
        },
        Agent: { properties: { tree: { $ref: "#/components/schemas/Tree" } } },
        Tree_Leaf: { properties: { other: { $ref: "#/components/schemas/Tree_Leaf" } } },
      },
    },
  });
});

/** Circles with nothing in between. */
test.each([
  [
    "a schema and another",
    "schemas",
    `{ A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } }`,
  ],
  [
    "a schema of which it is a part",
    "schemas",
    `{ A: { allOf: [{ oneOf: [{ $ref: "#/components/schemas/A" }] }] } }`,
  ],
  ["a parameter", "parameters", `{ A: { $ref: "#/components/parameters/A" } }`],
  [
    "a response",
    "responses",
    `{ A: { $ref: "#/components/responses/B" }, B: { $ref: "#/components/responses/A" } }`,
  ],
  ["a request body", "requestBodies", `{ A: { $ref: "#/components/requestBodies/A" } }`],
  ["a header", "headers", `{ A: { $ref: "#/components/headers/A" } }`],
  ["an example", "examples", `{ A: { $ref: "#/components/examples/A" } }`],
  ["a security scheme", "securitySchemes", `{ A: { $ref: "#/components/securitySchemes/A" } }`],
  ["a link", "links", `{ A: { $ref: "#/components/links/A" } }`],
  [
    "a callback",
    "callbacks",
    `{ A: { "{$url}": { post: { callbacks: { again: { $ref: "#/components/callbacks/A" } } } } } }`,
  ],
])("a circle of %s is refused", async (_, section, members) => {
  expect(await lintText(`components: { ${section}: ${members} }\n`)).toMatch(
    /^acme\.yaml:2:\d+ reference\n {2}Reference ".*" leads back to itself/,
  );
});

test("a circle of Path Items is refused", async () => {
  expect(
    await read(spec("paths: { /a: { $ref: a.yaml } }\n"), {
      "a.yaml": "$ref: b.yaml\n",
      "b.yaml": "$ref: a.yaml\n",
    }),
  ).toEqual(['b.yaml:1:7 Reference "a.yaml" leads back to itself. Write what it should be.']);
});

test("a component whose name is empty can't be referred to", async () => {
  const schemas = '{ "": { type: string }, Agent: { $ref: "#/components/schemas/" } }';
  expect(await read(spec(`components: { schemas: ${schemas} }\n`))).toEqual([
    'openapi.yaml:2:63 Reference "#/components/schemas/" names a component whose name is empty. Give it one.',
  ]);
});

test.each(["100%", "%2e", "a/b", "a~b"])("a finding below a name such as %j has its place", async (name) => {
  const given = `components: { schemas: { ${JSON.stringify(name)}: { enum: [{ value: 1 }], type: string } } }\n`;
  const column = given.indexOf("{ value") + 1;
  expect(await lintText(given)).toContain(`acme.yaml:2:${column} enum-member\n`);
});

test("what is wrong in a file that many refer to is told once, with its place there", async () => {
  expect(
    await read(spec("components: { schemas: { A: { $ref: a.yaml }, B: { $ref: a.yaml } } }\n"), {
      "a.yaml": "type: string\ntype: number\n",
    }),
  ).toEqual(['a.yaml:2:1 Key "type" is also on line 1, and only one of them would hold. Remove one.']);
});
