import { describe, expect, test } from "vitest";
import { type Statement, typeSyntax } from "../src/emit/type-syntax.js";

/** What stands in the place of TypeScript, as far as it is looked at here. */
const syntax = typeSyntax as Readonly<Record<string, (node: { readonly kind: string }) => boolean>>;
const { createSourceFile, factory } = typeSyntax as {
  readonly createSourceFile: (name: string, code: string) => { readonly statements: readonly Statement[] };
  readonly factory: { readonly createToken: (kind: string) => { readonly kind: string } };
};

describe("openapi-typescript's own types are kept as text", () => {
  test("with their names", () => {
    const code = "type WithRequired<T, K extends keyof T> = T & { [P in K]-?: T[P] };";
    const name = { kind: "Identifier", text: "WithRequired", escapedText: "WithRequired" };
    expect(createSourceFile("", code).statements).toEqual([{ kind: "Helper", name, code }]);
  });

  test.each(["", "const a = 1;", "export type A = 1;"])("and %j is none", (code) => {
    expect(() => createSourceFile("", code)).toThrow(
      `${code} is no helper of openapi-typescript that is known.`,
    );
  });
});

test("a sign is made by its kind", () => {
  expect(factory.createToken("QuestionToken")).toEqual({ kind: "QuestionToken" });
});

describe("a node is told by its kind", () => {
  test.each([
    ["InterfaceDeclaration", ["isInterfaceDeclaration"]],
    ["TypeAliasDeclaration", ["isTypeAliasDeclaration"]],
    ["Helper", ["isTypeAliasDeclaration"]],
    ["ArrayType", ["isArrayTypeNode", "isTypeNode"]],
    ["TupleType", ["isTupleTypeNode", "isTypeNode"]],
    ["UnionType", ["isTypeNode"]],
    ["IntersectionType", ["isTypeNode"]],
    ["IndexedAccessType", ["isTypeNode"]],
    ["LiteralType", ["isTypeNode"]],
    ["TypeReference", ["isTypeNode"]],
    ["TypeLiteral", ["isTypeNode"]],
    ["StringKeyword", ["isTypeNode"]],
    ["PropertySignature", []],
  ])("%s", (kind, names) => {
    const found = Object.entries(syntax).filter(([name, is]) => name.startsWith("is") && is({ kind }));
    expect(found.map(([name]) => name)).toEqual(names);
  });
});
