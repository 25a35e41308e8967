import { describe, expect, test } from "vitest";
import { aliasRecursiveTypes } from "../src/emit/recursive-types.js";
import { printStatements, printType } from "../src/emit/type-printer.js";
import { type Member, reference, type Statement, type TypeNode } from "../src/emit/type-syntax.js";

const identifier = (text: string) => ({ kind: "Identifier", text, escapedText: text }) as const;
const text: TypeNode = { kind: "StringKeyword" };

function property(name: string, type: TypeNode): Member {
  return {
    kind: "PropertySignature",
    modifiers: undefined,
    name: identifier(name),
    questionToken: undefined,
    type,
    comment: "",
  };
}

const index: Member = {
  kind: "IndexSignature",
  parameters: [{ name: identifier("key"), type: text }],
  type: text,
};

const object = (...members: readonly Member[]): TypeNode => ({ kind: "TypeLiteral", members });
const array = (elementType: TypeNode): TypeNode => ({ kind: "ArrayType", elementType });
const union = (...types: readonly TypeNode[]): TypeNode => ({ kind: "UnionType", types });

/** A type such as `components["schemas"]["Tree"]`. */
function path(name: string, ...keys: readonly string[]): TypeNode {
  return keys.reduce<TypeNode>((objectType, key) => {
    const indexType = { kind: "LiteralType", literal: { kind: "StringLiteral", text: key } } as const;
    return { kind: "IndexedAccessType", objectType, indexType };
  }, reference(name));
}

const schema = (name: string): TypeNode => path("components", "schemas", name);

function declare(name: string, ...members: readonly Member[]): Statement {
  return { kind: "InterfaceDeclaration", name: identifier(name), members };
}

/** The aliases of some schemas, whose names are those of the schemas and `Type`, and the statements then, as code. */
function alias(schemas: Readonly<Record<string, TypeNode>>, ...others: readonly Statement[]) {
  const members = Object.entries(schemas).map(([name, type]) => property(name, type));
  const components = declare(
    "components",
    index,
    property("responses", text),
    property("schemas", object(index, ...members)),
  );
  return aliasOf([components, ...others], Object.keys(schemas));
}

function aliasOf(statements: readonly Statement[], names: readonly string[]) {
  const { statements: rest, aliases } = aliasRecursiveTypes(
    statements,
    new Map(names.map((name) => [name, `${name}Type`])),
  );
  const printed = [...aliases].map(([name, type]) => [name, printType(type)]);
  return { code: printStatements(rest), aliases: Object.fromEntries(printed) as unknown };
}

describe("an alias is made of", () => {
  test("an array of itself, and its place names it", () => {
    const { code, aliases } = alias({ Tree: array(schema("Tree")), Leaf: text });
    expect(aliases).toEqual({ TreeType: "TreeType[]" });
    expect(code).toContain("Tree: TreeType;");
    expect(code).toContain("Leaf: string;");
  });

  test("each of those that are arrays of each other, and what they have besides stays where it is", () => {
    const { aliases } = alias({
      Tree: array(union(schema("Branch"), schema("Leaf"))),
      Branch: union(schema("Tree"), path("components", "responses", "Tree")),
      Leaf: text,
    });
    expect(aliases).toEqual({
      TreeType: '(BranchType | components["schemas"]["Leaf"])[]',
      BranchType: 'TreeType | components["responses"]["Tree"]',
    });
  });

  test("a schema whose name is escaped", () => {
    const { aliases } = aliasOf(
      [
        declare(
          "components",
          property("schemas", object(property("\uE00025\uE001", array(schema("\uE00025\uE001"))))),
        ),
      ],
      ["%"],
    );
    expect(aliases).toEqual({ "%Type": "%Type[]" });
  });

  test("a schema beside an operation that is called `schemas`", () => {
    const operation = property("schemas", object(property("Tree", object())));
    const { aliases } = alias({ Tree: array(schema("Tree")) }, declare("operations", operation));
    expect(aliases).toEqual({ TreeType: "TreeType[]" });
  });
});

describe("no alias is made of", () => {
  const numbered: TypeNode = {
    kind: "IndexedAccessType",
    objectType: path("components", "schemas"),
    indexType: { kind: "LiteralType", literal: { kind: "NumericLiteral", text: "Tree" } },
  };
  const any: TypeNode = {
    kind: "IndexedAccessType",
    objectType: path("components", "schemas"),
    indexType: text,
  };
  test.each([
    ["an object with itself", object(property("children", array(schema("Tree"))))],
    ["what leads to such an object", array(schema("Node"))],
    ["what leads to nothing", array(schema("Unknown"))],
    ["an array of what stands in another interface", array(path("paths", "schemas", "Tree"))],
    ["an array of an operation", array(path("operations", "Tree"))],
    ["an array of a response of the same name", array(path("components", "responses", "Tree"))],
    ["an array of what stands deeper", array(path("components", "responses", "schemas", "Tree"))],
    ["an array of a number's", array(numbered)],
    ["an array of any", array(any)],
  ])("%s", (_, type) => {
    const { code, aliases } = alias({ Tree: type, Node: object(property("tree", schema("Tree"))) });
    expect(aliases).toEqual({});
    expect(code).toContain(`Tree: ${printType(type)}`);
  });

  test.each([
    ["no schemas", [declare("components")]],
    [
      "schemas of which there are none",
      [declare("components", property("schemas", { kind: "NeverKeyword" }))],
    ],
    [
      "no components",
      [declare("paths", property("schemas", object(property("Tree", array(schema("Tree"))))))],
    ],
  ])("a document with %s", (_, statements) => {
    const { code, aliases } = aliasOf(statements, ["Tree"]);
    expect(aliases).toEqual({});
    expect(code).toBe(printStatements(statements));
  });
});
