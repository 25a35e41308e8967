import { describe, expect, test } from "vitest";
import { buildProvider } from "../src/build.js";
import type { OpenApi } from "../src/document.js";
import { object } from "../src/found-operation.js";
import { escapeKey } from "../src/emit/key-escape.js";
import { createSchemaDocument } from "../src/emit/schema-document.js";
import { origin } from "./origin.js";

const agent = { $ref: "#/components/schemas/Agent" };
const percent = escapeKey("100%");

function copyDocument(sections: OpenApi): OpenApi {
  const document = { openapi: "3.2.0", paths: {}, ...sections };
  return createSchemaDocument(buildProvider(origin, document), document);
}

function copySchema(schema: unknown): unknown {
  const { components } = copyDocument({ components: { schemas: { Any: schema } } });
  return object(object(components)["schemas"])["Any"];
}

describe("a schema is copied", () => {
  test.each([
    ["with what is known of schemas", { type: "string", minLength: 1 }, { type: "string", minLength: 1 }],
    ["without extensions", { type: "string", "x-internal": { a: 1 } }, { type: "string" }],
    ["without its own definitions", { $defs: { A: { type: "string" } } }, {}],
    ["with the null of a keyword that is no schema", { nullable: null }, { nullable: null }],
    ["without prose that is no text", { description: 5, title: null }, {}],
    [
      "with prose that can't pass for a tag",
      { description: "@internal */" },
      { description: "\\@internal *\\/" },
    ],
    ["with prose that reads like a reference", { title: "#/100%" }, { title: "#/100%" }],
    ["with a reference whose keys are escaped", { $ref: "#/a/100%25" }, { $ref: `#/a/${percent}` }],
    ["with a reference that is no text", { $ref: 5 }, { $ref: 5 }],
    [
      "with properties whose names are escaped",
      { properties: { "100%": true, description: agent } },
      { properties: { [percent]: {}, description: agent } },
    ],
    [
      "with additional properties that are allowed",
      { additionalProperties: true },
      { additionalProperties: true },
    ],
    [
      "with additional properties of a schema",
      { additionalProperties: { type: "string", "x-internal": true } },
      { additionalProperties: { type: "string" } },
    ],
    ["with members that are true or false", { anyOf: [true, false] }, { anyOf: [{}, { enum: [] }] }],
    [
      "as one of no value, where it is not anything",
      { not: {}, description: "None." },
      { enum: [], description: "None." },
    ],
    ["as one of no value, where it is not true", { not: true }, { enum: [] }],
    ["as it is, where it is not something", { not: { type: "string" } }, { not: { type: "string" } }],
    ["with the null that it has to be", { const: null, title: "Null" }, { enum: [null], title: "Null" }],
    [
      "with objects that it has to be, without their type",
      { type: "object", enum: [{ "100%": ["#", 1, null] }], description: "One." },
      { enum: [{ [percent]: [escapeKey("#"), 1, null] }], description: "One." },
    ],
    [
      "with examples that can't pass for tags",
      { example: { "@a": "@b", c: [null, "@d", 1] } },
      { example: { "\\@a": "\\@b", c: [null, "\\@d", 1] } },
    ],
    ["with a default that can't pass for a tag", { default: "@a" }, { default: "\\@a" }],
    [
      "with a discriminator",
      { discriminator: { propertyName: "100%" } },
      { discriminator: { propertyName: percent } },
    ],
    [
      "with the references and names that its discriminator maps to",
      { discriminator: { propertyName: "kind", mapping: { a: agent.$ref, b: "Agent", c: "100%", d: 5 } } },
      {
        discriminator: {
          propertyName: "kind",
          mapping: { a: agent.$ref, b: agent.$ref, c: `#/components/schemas/${percent}` },
        },
      },
    ],
    ["without a discriminator that names no property", { discriminator: { mapping: {} } }, {}],
  ])("%s", (_, given, want) => expect(copySchema(given)).toEqual(want));
});

test("what is left out has no key", () => {
  const copy = copySchema({ $defs: {}, description: 5, discriminator: { propertyName: "kind" } });
  expect(copy).toStrictEqual({ discriminator: { propertyName: "kind" } });
});

test("a parameter has the schema of its content, and an escaped name", () => {
  const text = { type: "string" };
  const { components } = copyDocument({
    components: {
      parameters: {
        Plain: { name: "100%", in: "query", schema: text },
        Filter: { name: "filter", in: "query", content: { "application/json": { schema: agent } } },
        All: { name: "all", in: "querystring", content: { "application/json": { schema: agent } } },
        Wrong: { name: 5, in: "query" },
      },
    },
  });
  expect(components).toStrictEqual({
    parameters: {
      Plain: { name: percent, in: "query", schema: text },
      Filter: {
        name: "filter",
        in: "query",
        content: { "application/json": { schema: agent } },
        schema: agent,
      },
      All: { name: "all", in: "query", content: { "application/json": { schema: agent } }, schema: agent },
      Wrong: { name: 5, in: "query" },
    },
  });
});

test("content has a schema where it has one, of a stream that of its items", () => {
  const { components } = copyDocument({
    components: {
      requestBodies: {
        Agents: {
          content: {
            "application/json": { schema: agent },
            "application/jsonl": { schema: { type: "array", items: agent } },
            "application/json-seq": { itemSchema: agent },
            "text/plain": { example: "@a" },
          },
        },
      },
    },
  });
  expect(components).toStrictEqual({
    requestBodies: {
      Agents: {
        content: {
          "application/json": { schema: agent },
          "application/jsonl": { schema: agent },
          "application/json-seq": { itemSchema: agent, schema: agent },
          "text/plain": { example: "\\@a" },
        },
      },
    },
  });
});

test("operations have their ids, and those of other methods a path of their own, with the parameters of all", () => {
  const responses = { 204: { description: "Stopped." } };
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const { paths } = copyDocument({
    paths: {
      "/agents/{id}": {
        parameters,
        post: { operationId: "stop%", responses },
        query: { operationId: "findAgents", responses },
        additionalOperations: { HALT: { operationId: "haltAgent", responses }, CONNECT: { responses } },
      },
      "/agents": { additionalOperations: { HALT: { operationId: "haltAgents", responses } } },
    },
  });
  expect(paths).toStrictEqual({
    "/agents/{id}": { parameters, post: { operationId: escapeKey("stop%"), responses } },
    "QUERY /agents/{id}": { parameters, post: { operationId: "findAgents", responses } },
    "HALT /agents/{id}": { parameters, post: { operationId: "haltAgent", responses } },
    "/agents": {},
    "HALT /agents": { post: { operationId: "haltAgents", responses } },
  });
});

test("callbacks, webhooks and path items that are called by nobody are gone", () => {
  const item = { post: { operationId: "onStop", responses: {} } };
  const copy = copyDocument({
    webhooks: { stopped: item },
    components: { pathItems: { Stopped: item }, callbacks: { stopped: { "/stopped": item } }, headers: {} },
  });
  expect(copy).toStrictEqual({ openapi: "3.2.0", paths: {}, components: { headers: {} } });
});
