import { astToString, type GlobalContext, type OpenAPI3, transformSchema } from "openapi-typescript";
import { expect, test } from "vitest";
import { buildProvider } from "../src/build.js";
import { type OpenApi, parseDocument } from "../src/document.js";
import { createContext } from "../src/emit/schema.js";
import { createSchemaDocument } from "../src/emit/schema-document.js";
import { transformSchema as transformWithOurs } from "../src/emit/type-library.js";
import { printStatements, printType } from "../src/emit/type-printer.js";
import type { TypeNode } from "../src/emit/type-syntax.js";
import { formatFiles } from "../src/format.js";
import { origin } from "./origin.js";
import { spec } from "./spec.js";

const TEXT = spec(`paths:
  /agents/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    post:
      operationId: agents/stop
      summary: "Stops.  \\n\\n  Also this line. "
      parameters:
        - { name: "a-b", in: query, schema: { type: array, items: { type: [string, "null"], enum: [a, "b\\"c", null] } } }
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Dog" } } } }
      responses:
        "200":
          description: Done.
          headers: { X-Rate: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        4XX: { $ref: "#/components/responses/Failed" }
components:
  responses:
    Failed: { description: Failed. }
  schemas:
    Pet:
      type: object
      description: |
        A pet.
          Indented,  
        with a space at the end.
      required: [kind]
      discriminator: { propertyName: kind, mapping: { dog: "#/components/schemas/Dog" } }
      properties:
        kind: { type: string }
        1: { type: boolean, const: true }
        "01": { const: -1.5 }
        "e\u0301 \u2028": { type: "null", readOnly: true, default: null }
        either: { type: array, items: { oneOf: [{ type: string }, { type: object, properties: { a: { enum: [-1, 2, true] } } }] } }
        list: { type: array, items: { type: array, items: { type: number, examples: [{ a: [1] }, "*/"] } } }
        pair: { type: array, prefixItems: [{ type: string }, { type: integer, format: int32 }] }
        map: { type: object, additionalProperties: { anyOf: [{ type: string }, { $ref: "#/components/schemas/Dog" }] } }
        open: { type: object, properties: { a: { type: string } }, additionalProperties: true }
        none: { type: object, additionalProperties: false }
        no: false
        any: true
    Dog:
      allOf:
        - { $ref: "#/components/schemas/Pet" }
        - { type: object, deprecated: true, title: A dog, properties: { age: { type: integer } } }
      required: [age, map]
`);

test("the types of a document are those that TypeScript prints of openapi-typescript's", async () => {
  const ours = printStatements(transformWithOurs(...given()));
  const nodes = transformSchema(...(given() as unknown as [OpenAPI3, GlobalContext]));
  expect(await format(ours)).toBe(await format(astToString(nodes)));
  expect(ours).toContain("WithRequired");
});

test.each<[string, TypeNode]>([
  ["{}", { kind: "TypeLiteral", members: [] }],
  [
    "(A & B)[]",
    { kind: "ArrayType", elementType: { kind: "IntersectionType", types: [named("A"), named("B")] } },
  ],
  ["-1.5", { kind: "LiteralType", literal: { kind: "PrefixUnaryExpression", operand: number("1.5") } }],
])("the code of a type is %s", (code, type) => expect(printType(type)).toBe(code));

test("the lines of a comment have no spaces at their ends", () => {
  const member = { ...property("a"), comment: "*\n * One. \t\n *   \n * Two.\n " };
  const statement = { kind: "InterfaceDeclaration", name: property("A").name, members: [member] } as const;
  expect(printStatements([statement])).toBe(
    "export interface A {\n/**\n * One.\n *\n * Two.\n */\na: string;\n}\n",
  );
});

function named(text: string): TypeNode {
  return { kind: "TypeReference", typeName: property(text).name, typeArguments: [] };
}

function number(text: string) {
  return { kind: "NumericLiteral", text } as const;
}

function property(text: string) {
  const name = { kind: "Identifier", text, escapedText: text } as const;
  const type = { kind: "StringKeyword" } as const;
  return {
    kind: "PropertySignature",
    modifiers: undefined,
    name,
    questionToken: undefined,
    type,
    comment: "",
  } as const;
}

/** openapi-typescript changes what it is given. */
function given(): [OpenApi, ReturnType<typeof createContext>] {
  const { root } = parseDocument("/specs/acme/openapi.yaml", "acme.yaml", TEXT);
  const copy = createSchemaDocument(buildProvider(origin, root), root);
  return [copy, createContext(copy)];
}

async function format(text: string): Promise<string> {
  const [file] = await formatFiles("/specs", [{ path: "src/schema.ts", text }]);
  return file!.text;
}
