import { describe, expect, test } from "vitest";
import { emitMisfit, findParameterSchema, misspell, readPlain } from "../src/emit/plain-schema.js";
import type { Operation, Parameter } from "../src/provider.js";

const document = {
  components: {
    schemas: {
      Text: { type: "string" },
      Tree: { type: "object", properties: { child: { $ref: "#/components/schemas/Tree" } } },
    },
  },
  paths: {
    "/agents/{id}": {
      parameters: [{ name: "id", in: "path", schema: { type: "string" } }],
      get: { parameters: [{ name: "id", in: "query", schema: { type: "integer" } }] },
    },
  },
};

const nothing = { values: undefined, properties: [], isClosed: false };

describe("what is certain of a schema", () => {
  test.each([
    ["a type", { type: "string" }, { ...nothing, type: "string" }],
    ["integers are numbers", { type: "integer" }, { ...nothing, type: "number" }],
    ["a reference", { $ref: "#/components/schemas/Text" }, { ...nothing, type: "string" }],
    [
      "the texts that are allowed",
      { type: "string", enum: ["a", "b"] },
      { ...nothing, type: "string", values: ["a", "b"] },
    ],
    ["the one text that is", { type: "string", const: "a" }, { ...nothing, type: "string", values: ["a"] }],
    ["no object is closed that has no properties", { type: "object" }, { ...nothing, type: "object" }],
    [
      "properties, and whether they are required",
      { type: "object", required: ["a"], properties: { a: { type: "string" }, b: true } },
      {
        type: "object",
        values: undefined,
        properties: [
          { name: "a", required: true, schema: { ...nothing, type: "string" } },
          { name: "b", required: false, schema: undefined },
        ],
        isClosed: true,
      },
    ],
    [
      "no property that only one side sees",
      {
        type: "object",
        properties: {
          a: { type: "string", readOnly: true },
          b: { type: "string", writeOnly: true },
          c: { type: "string", readOnly: false, writeOnly: false },
        },
      },
      {
        ...nothing,
        type: "object",
        properties: [{ name: "c", required: false, schema: { ...nothing, type: "string" } }],
        isClosed: true,
      },
    ],
    [
      "properties of what is no object close nothing",
      { type: "string", properties: { a: true } },
      { ...nothing, type: "string", properties: [{ name: "a", required: false, schema: undefined }] },
    ],
  ])("%s", (_, schema, want) => expect(readPlain(document, schema)).toEqual(want));

  test.each(["additionalProperties", "patternProperties", "unevaluatedProperties", "propertyNames"])(
    "an object with %s is open",
    (keyword) => {
      const schema = { type: "object", properties: { a: { type: "string" } }, [keyword]: {} };
      expect(readPlain(document, schema)).toMatchObject({ type: "object", isClosed: false });
    },
  );

  test("what holds itself ends at its third child, of which nothing is said", () => {
    const leaf = { ...nothing, type: "object" };
    const hold = (schema: object): object => {
      return { ...leaf, properties: [{ name: "child", required: false, schema }], isClosed: true };
    };
    expect(readPlain(document, { $ref: "#/components/schemas/Tree" })).toEqual(hold(hold(hold(leaf))));
  });
});

describe("nothing is certain of", () => {
  test.each<readonly [title: string, schema: unknown]>([
    ["no type", {}],
    ["a list of types", { type: ["string"] }],
    ["a type that is none", { type: "null" }],
    ["a reference with a type beside it", { $ref: "#/components/schemas/Text", type: "string" }],
    ["a reference with properties beside it", { $ref: "#/components/schemas/Tree", properties: {} }],
    ["texts and numbers", { type: "string", enum: ["a", 1] }],
    ...["allOf", "anyOf", "oneOf", "not", "if", "discriminator"].map((keyword) => {
      return [keyword, { type: "object", [keyword]: {} }] as const;
    }),
  ])("%s", (_, schema) => expect(readPlain(document, schema)).toBe(undefined));
});

test("a parameter is known by its name and its location, and may be the path's", () => {
  const operation = { path: "/agents/{id}", method: "GET" } as Operation;
  const find = (location: string): unknown => {
    return findParameterSchema(document, operation, { in: location, name: "id" } as Parameter);
  };
  expect(find("query")).toEqual({ ...nothing, type: "number" });
  expect(find("path")).toEqual({ ...nothing, type: "string" });
  expect(find("header")).toBe(undefined);
});

test.each([
  ["string", undefined, "1"],
  ["array", undefined, "1"],
  ["object", undefined, "1"],
  ["number", undefined, '"text"'],
  ["boolean", undefined, '"text"'],
  ["string", ["on", "onn"], '"onnn"'],
  ["string", [], '"x"'],
] as const)("a value that is no %s, of %j", (type, values, want) => {
  expect(emitMisfit({ type, values, properties: [], isClosed: false })).toBe(want);
});

test.each([
  ["stop", [], "stopp"],
  ["stop", ["stopp"], "stoppp"],
  ["", [], "x"],
  ["__proto_", [], "__proto___"],
])("%j is misspelt beside %j", (name, taken, want) => expect(misspell(name, taken)).toBe(want));
