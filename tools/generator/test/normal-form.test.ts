import { expect, test } from "vitest";
import { parseDocument } from "../src/document.js";
import { lintSource } from "./lint-text.js";

/** The schema `Agent` in the normal form of a document of a version. */
function readSchema(version: string, schema: string): unknown {
  const text = `openapi: ${version}
info: { title: Acme, version: "1" }
paths: {}
components:
  schemas:
    Agent: ${schema}
    Run: { type: string }
`;
  const { components } = parseDocument("/acme.yaml", "acme.yaml", text).root as {
    readonly components: { readonly schemas: { readonly Agent: unknown } };
  };
  return components.schemas.Agent;
}

const run = { $ref: "#/components/schemas/Run" };
const none = { type: "null" };

test.each([
  ["a type", "{ type: string, nullable: true }", { type: ["string", "null"] }],
  ["false", "{ type: string, nullable: false }", { type: "string" }],
  [
    "an enum without null",
    "{ type: string, nullable: true, enum: [a] }",
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [
    "an enum with null",
    "{ type: string, nullable: true, enum: [a, null] }",
    { type: ["string", "null"], enum: ["a", null] },
  ],
  ["an enum without type", "{ nullable: true, enum: [a] }", { enum: ["a", null] }],
  ["a reference", '{ $ref: "#/components/schemas/Run", nullable: true }', { anyOf: [run, none] }],
  [
    "allOf",
    '{ nullable: true, description: A run., allOf: [{ $ref: "#/components/schemas/Run" }] }',
    { description: "A run.", anyOf: [{ allOf: [run] }, none] },
  ],
  ["anyOf", '{ nullable: true, anyOf: [{ $ref: "#/components/schemas/Run" }] }', { anyOf: [run, none] }],
  ["oneOf", '{ nullable: true, oneOf: [{ $ref: "#/components/schemas/Run" }] }', { oneOf: [run, none] }],
  ["nothing else", "{ nullable: true, description: Any. }", { description: "Any." }],
  [
    "a property called nullable",
    "{ properties: { nullable: { type: boolean } } }",
    { properties: { nullable: { type: "boolean" } } },
  ],
  [
    "an example that says so",
    "{ type: object, default: { nullable: true } }",
    { type: "object", default: { nullable: true } },
  ],
])("nullable of OpenAPI 3.0 with %s becomes a choice of null", (_, given, want) => {
  expect(readSchema("3.0.3", given)).toEqual(want);
});

test.each([
  [
    "an exclusive minimum",
    "{ type: integer, minimum: 1, exclusiveMinimum: true }",
    { type: "integer", exclusiveMinimum: 1 },
  ],
  ["an exclusive maximum", "{ maximum: 9, exclusiveMaximum: true }", { exclusiveMaximum: 9 }],
  ["a bound that is not exclusive", "{ maximum: 9, exclusiveMaximum: false }", { maximum: 9 }],
  ["an example", "{ type: string, example: a }", { type: "string", examples: ["a"] }],
  [
    "what stands beside a reference, which is ignored",
    '{ $ref: "#/components/schemas/Run", description: A run. }',
    run,
  ],
])("%s of OpenAPI 3.0 is brought into the form of 3.1", (_, given, want) => {
  expect(readSchema("3.0.3", given)).toEqual(want);
});

test("a document of OpenAPI 3.0 says that it is of 3.1, as what it holds is; one of 3.2 stays of 3.2", () => {
  const read = (version: string): unknown =>
    parseDocument("/acme.yaml", "acme.yaml", `openapi: ${version}\npaths: {}\n`).root["openapi"];
  expect(["3.0.0", "3.0.4", "3.1.0", "3.1.2", "3.2.0"].map((version) => read(version))).toEqual([
    "3.1.0",
    "3.1.0",
    "3.1.0",
    "3.1.2",
    "3.2.0",
  ]);
});

test("what OpenAPI 3.2 adds is taken, and kept as it is, without a warning", async () => {
  const text = `openapi: 3.2.0
$self: https://acme.example/openapi.yaml
info: { title: Acme, version: "1", description: Stops agents. }
servers: [{ url: "https://api.acme.example", name: production, description: Production. }]
security: []
tags:
  - { name: agents, summary: Agents, kind: nav }
  - { name: runs, parent: agents }
paths:
  /agents:
    query:
      operationId: findAgents
      description: Finds agents.
      parameters:
        - name: filter
          in: querystring
          description: A filter.
          example: {}
          content: { application/json: { schema: { type: object }, examples: { all: { dataValue: {}, serializedValue: "{}" } } } }
      responses:
        "200":
          description: The agents.
          content: { text/event-stream: { itemSchema: { $ref: "https://acme.example/openapi.yaml#/components/schemas/Agent" }, examples: { one: { dataValue: {} } } } }
        default: { description: Failed. }
    additionalOperations:
      STOP:
        operationId: stopAgents
        description: Stops all agents.
        responses: { default: { description: Failed., content: { application/json: { $ref: "#/components/mediaTypes/Problem" } } } }
components:
  mediaTypes: { Problem: { schema: { type: object }, examples: { one: { dataValue: {} } } } }
  schemas: { Agent: { type: object } }
`;
  expect(await lintSource(text)).toBe("");
  const { root } = parseDocument("/acme.yaml", "acme.yaml", text);
  expect(root).toMatchObject({
    servers: [{ name: "production" }],
    tags: [{ kind: "nav" }, { parent: "agents" }],
    paths: {
      "/agents": {
        query: {
          parameters: [{ in: "querystring" }],
          responses: {
            "200": {
              content: { "text/event-stream": { itemSchema: { $ref: "#/components/schemas/Agent" } } },
            },
          },
        },
        additionalOperations: {
          STOP: {
            operationId: "stopAgents",
            responses: { default: { content: { "application/json": { schema: { type: "object" } } } } },
          },
        },
      },
    },
  });
});
