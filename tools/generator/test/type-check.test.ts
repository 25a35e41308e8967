import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { spec } from "./spec.js";
import { typeCheck } from "./type-check.js";

const json = (schema: string): string => `{ application/json: { schema: ${schema} } }`;

test("a package with every supported feature passes the repository's strict compiler options", async () => {
  const every = spec(`servers:
  - url: https://{account}.acme.example/{region}
    variables: { account: { default: "" }, region: { default: eu, enum: [eu, us] } }
  - { url: "http://localhost:8080", description: On this machine. }
security: [{}, { token: [] }, { apiKey: [], token: [] }]
paths:
  /agents/{agent_id}/runs/{run}:stop:
    parameters:
      - { $ref: "#/components/parameters/AgentId" }
      - { name: run, in: path, required: true, schema: { type: integer } }
    post:
      operationId: stopRun
      deprecated: true
      summary: Stop a run
      description: "Stops */ a run.\\u2028Now."
      externalDocs: { url: "https://docs.acme.example/stop" }
      parameters:
        - { name: api-version, in: query, required: true, schema: { type: string, default: v1 } }
        - { name: force, in: query, deprecated: true, schema: { type: boolean, default: false } }
        - { name: X-Reason, in: header, required: true, schema: { $ref: "#/components/schemas/Reason" } }
        - { name: X-Level, in: header, schema: { type: [integer, "null"], enum: [1, 2, null] } }
      requestBody: { $ref: "#/components/requestBodies/Options" }
      responses:
        "200": { description: Stopped., content: ${json('{ $ref: "#/components/schemas/Run" }')} }
        "202": { description: Accepted., content: ${json("{ type: object, properties: { id: { type: string } } }")} }
        "204": { description: Was stopped before. }
        "404": { $ref: "#/components/responses/NotFound" }
        "409": { description: Busy., content: ${json("{ type: string }")} }
        4XX: { description: Refused., content: ${json('{ $ref: "#/components/schemas/Problem" }')} }
        5XX: { description: Failed. }
        default: { description: Else., content: ${json('{ $ref: "#/components/schemas/Problem" }')} }
    get:
      operationId: getRun
      security: []
      responses:
        2XX: { description: A run., content: ${json('{ $ref: "#/components/schemas/Run" }')} }
        3XX: { description: Elsewhere. }
  /agents:
    delete:
      operationId: deleteAgents
      security: [{ apiKey: [] }]
      requestBody: { required: true, content: ${json("{ type: object, required: [all], properties: { all: { const: true } } }")} }
      responses:
        "200": { description: Gone., content: { application/vnd.acme+json: { schema: { type: array, items: {} } } } }
    head: { operationId: checkAgents, responses: { "200": { description: There. } } }
    patch: { operationId: patchAgents, responses: { "204": { description: Done. } } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    apiKey: { type: apiKey, in: header, name: X-Api-Key }
  parameters:
    AgentId: { name: agent_id, in: path, required: true, schema: { type: string, format: uuid } }
  requestBodies:
    Options: { content: ${json("{ type: object, properties: { graceful: { type: boolean, default: true } } }")} }
  responses:
    NotFound: { description: No such run., content: ${json('{ $ref: "#/components/schemas/Problem" }')} }
  schemas:
    Reason: { type: string, enum: ["\\"", "'", "\`\${x}\`", "\\\\", "*/"] }
    Run: { oneOf: [{ $ref: "#/components/schemas/Live" }, { $ref: "#/components/schemas/Over" }], discriminator: { propertyName: state } }
    Live: { type: object, required: [state], properties: { state: { const: live }, "2": { type: string }, class: { type: string } } }
    Over: { allOf: [{ $ref: "#/components/schemas/Live" }, { required: [state] }, { properties: { at: { type: string, format: date-time } } }] }
    Problem: { type: object, properties: { causes: { type: array, items: { $ref: "#/components/schemas/Problem" } } }, additionalProperties: { type: integer } }
    Nothing: {}
    Never: { type: object, additionalProperties: false }
    Constructor: { type: object, properties: { __proto__: { type: string }, constructor: { type: string } } }
`);
  expect(await typeCheck(every)).toBe("");
});

const reply = "responses: { default: { description: Failed. } }";
const operation = (id: string): string => `paths:\n  /agents:\n    post: { operationId: ${id}, ${reply} }\n`;

test.each<readonly [title: string, given: string]>([
  ["an operation named as a function that its file imports", operation("send")],
  ["an operation named as another function that its file imports", operation("isHttpError")],
  ["an operation named as the constant of its file", operation("operation")],
  ["an operation named as a parameter of it", operation("client")],
  ["an operation named as the function that creates the client", operation("createAcmeClient")],
  ["an operation of one sign", operation("$")],
  ["a spec without operations", "paths: {}\n"],
  [
    "a schema whose name ends in the name of an operation's result",
    "components: { schemas: { OurStopAgentResult: { type: string } } }\n",
  ],
  ...[
    "AcmeClient",
    "AcmeClientOptions",
    "Record",
    "Exclude",
    "NonNullable",
    "ClientErrorStatus",
    "Error",
    "Api",
  ].map((name) => {
    const paths = `paths:
  /agents:
    post:
      operationId: stopAgents
      parameters: [{ name: force, in: query, schema: { type: boolean } }]
      responses:
        "200": { description: Stopped., content: ${json(`{ $ref: "#/components/schemas/${name}" }`)} }
        4XX: { description: Refused. }
components: { schemas: { ${name}: { type: string } } }
`;
    return [`a schema called ${name}`, paths] as const;
  }),
  [
    "a schema with a required property that it takes from another",
    `components:
  schemas:
    WithRequired: { type: object, properties: { id: { type: string } } }
    Agent: { allOf: [{ $ref: "#/components/schemas/WithRequired" }], required: [id] }
`,
  ],
  [
    "an enum with infinity",
    "components: { schemas: { Level: { type: number, enum: [.inf, -1.5, 1e400] } } }\n",
  ],
  [
    "an empty description and an empty enum",
    `components: { schemas: { Level: { type: string, description: "", enum: [] } } }\n`,
  ],
])("%s passes, or lint refuses it with its place", async (_, given) => {
  const output = await typeCheck(spec(given));
  if (output !== "") expect(output).toMatch(/specs\/acme\/openapi\.yaml:\d+:\d+ /);
});

test("schemas that are arrays of themselves, also by way of each other, are as deep as their values", async () => {
  const given = spec(`components:
  schemas:
    Tree: { type: array, items: { oneOf: [{ type: string }, { $ref: "#/components/schemas/Tree" }] } }
    Pair: { type: array, prefixItems: [{ $ref: "#/components/schemas/Pair%25" }, { type: string }], minItems: 2, maxItems: 2 }
    Pair%: { anyOf: [{ $ref: "#/components/schemas/Pair" }, { type: "null" }] }
`);
  const user = `import type { Pair, Tree } from "./index.js";

export const tree: Tree = ["a", ["b", [["c"]]]];
export const pair: Pair = [[null, "a"], "b"];
// @ts-expect-error A number is no leaf.
export const wrongTree: Tree = [["a", [1]]];
// @ts-expect-error What a pair begins with is a pair.
export const wrongPair: Pair = [["a", "b"], "c"];
`;
  expect(await typeCheck(given, user)).toBe("");
});

test("a parent and the children that it names, also across generations, are told apart by the discriminator", async () => {
  const given = spec(`components:
  schemas:
    Kitten: { allOf: [{ $ref: "#/components/schemas/Cat" }, { type: object, properties: { age: { type: integer } } }] }
    Pet:
      type: object
      required: [kind, name]
      properties: { kind: { type: string }, name: { type: string } }
      oneOf: [{ $ref: "#/components/schemas/Dog" }, { $ref: "#/components/schemas/Kitten" }]
      discriminator: { propertyName: kind, mapping: { dog: "#/components/schemas/Dog", kitten: Kitten } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, required: [claws], properties: { claws: { type: integer } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, required: [tail], properties: { tail: { type: boolean } } }] }
`);
  const user = `import type { Pet } from "./index.js";

export const dog: Pet = { kind: "dog", name: "Rex", tail: true };
export const kitten: Pet = { kind: "kitten", name: "Tom", claws: 18 };
// @ts-expect-error A dog has a tail.
export const wrong: Pet = { kind: "dog", name: "Rex" };
// @ts-expect-error There is a name beside the choices.
export const nameless: Pet = { kind: "dog", tail: true };
`;
  expect(await typeCheck(given, user)).toBe("");
});

const FOLDER = join(import.meta.dirname, "whole-packages");

test.each(readdirSync(FOLDER).filter((file) => file.endsWith(".yaml")))(
  "what becomes of %s passes them, too",
  async (file) => {
    expect(await typeCheck(readFileSync(join(FOLDER, file), "utf8"))).toBe("");
  },
);
