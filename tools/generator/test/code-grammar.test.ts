import { describe, expect, test } from "vitest";
import { readCodeFile, readTypeFile } from "../src/emit/code-grammar.js";
import { Tokens } from "../src/emit/code-tokens.js";

const readCode = (text: string): void => readCodeFile(new Tokens(text));
const readTypes = (text: string): void => readTypeFile(new Tokens(text), /^(?:string|Known)$/);

/** Reads a text without its `¦`, which stands where it has to be refused. */
function refuse(read: (text: string) => void, marked: string): void {
  const refused = expect.objectContaining({ name: "UnexpectedCode", offset: marked.indexOf("¦") });
  expect(() => read(marked.replace("¦", ""))).toThrow(refused);
}

describe("code may be", () => {
  test.each([
    "",
    "// A comment.",
    "/* A comment\nof lines. */ // And one more.\n",
    'import { a } from "b";',
    'import {} from "b";',
    'import { a, type b as c, } from "d";',
    'import type { a } from "b";',
    'import * as wire from "b";',
    'import * as mock from "b";',
    'export { a, b as c } from "d";',
    'export type { A, B as C } from "d";',
    "export type A = 1;",
    "type A = 1;",
    "export interface A {}",
    "interface A extends B<C> { a: 1 }",
    "export const a = b;",
    "const a: A = b;",
    "export function a() { return b; }",
    "function a(b, c: D, e?: F, g = {}, h: I = {},): J { return b; }",
    "function a(b): b is C { return isHttpError(b); }",
  ])("%j", (text) => expect(() => readCode(text)).not.toThrow());
});

describe("code is refused for what stands at the mark in", () => {
  test.each([
    "¦;",
    "¦1",
    "import ¦a from",
    'import ¦"b";',
    "import type ¦a from",
    'import * ¦from "b";',
    'import * as other ¦from "b";',
    "import * as ¦1",
    'import * as wire ¦"b";',
    'import { ¦"a" } from "b";',
    'import { a ¦b } from "c";',
    'import { a as ¦"b" } from "c";',
    "import { a }¦",
    'import { a } ¦of "b";',
    "import { a } from ¦b;",
    'import { a } from "b" ¦with',
    'export ¦* from "b";',
    "export { a }¦;",
    "export ¦default 1;",
    "export type ¦1 = 2;",
    "type\n¦A = 1;",
    "type A ¦{}",
    "type A = 1¦",
    "interface\n¦A {}",
    "interface A ¦implements B {}",
    "interface A extends ¦{}",
    "interface A ¦= {}",
    "function ¦() { return b; }",
    "function a ¦{ return b; }",
    "function a(¦1) { return b; }",
    "function a(b ¦c) { return b; }",
    "function a(b: ¦) { return b; }",
    "function a(b = ¦1) { return b; }",
    "function a(b = { ¦c }) { return b; }",
    "function a(): { return ¦b; }",
    "function a(): asserts ¦b is C { return b; }",
    "function a(): b is { return ¦b; }",
    "function a() { return /* here */ ¦b; }",
    "function a() ¦return b;",
    "function a() { ¦b; }",
    "function a() { return\n¦b; }",
    "function a() { return // here\n¦b; }",
    "function a() { return /* \n */ ¦b; }",
    "function a() { return ¦; }",
    "function a() { return b ¦}",
    "function a() { return b; ¦c; }",
    "const ¦{ a } = b;",
    "const a¦;",
    "const a: ¦= b;",
    "const a = b¦",
    "const a ¦b;",
  ])("%j", (text) => refuse(readCode, text));
});

describe("a value may be", () => {
  test.each([
    '"a"',
    "0",
    "10.5e-7",
    "-1",
    "{}",
    '{ a: 1, "b-c": 2, 3: 4, a, b }',
    '{ ["__proto__"]: 1, }',
    "[]",
    '[1, [2], { a: "b" },]',
    "a",
    "true",
    "wire.a",
    "mock.a()",
    "wire.a(1, b, wire.c,)",
    "wire.a<B, C[]>(d)",
    "isHttpError",
    "isHttpError(a)",
  ])("%j", (text) => expect(() => readCode(`const a = ${text};`)).not.toThrow());
});

describe("a value is refused for what stands at the mark in", () => {
  test.each([
    "¦`a`",
    "-¦a",
    "- ¦-1",
    "{ ¦...a }",
    "{ [¦a]: 1 }",
    '{ ["a" ¦b]: 1 }',
    '{ ["a"] ¦}',
    '{ "a" ¦}',
    "{ 1 ¦}",
    "{ ¦-1: 2 }",
    "{ a ¦b }",
    "{ a ¦() {} }",
    "{ a: ¦}",
    "{ a: 1 ¦b: 2 }",
    "[1 ¦2]",
    "[¦;",
    "[1¦;",
    "a¦(1)",
    "a¦.b",
    "a¦[0]",
    "wire¦;",
    "wire¦(1)",
    "wire¦[0]",
    "wire.¦1",
    "wire.a¦.b",
    "wire.a¦[0]",
    "wire.a()¦()",
    "wire.a(1 ¦2)",
    "wire.a<B>¦;",
    "wire.a<B>¦[0]",
    "other¦.a()",
    "isHttpError¦.call(a)",
    "isHttpError(a)¦(b)",
    "isHttpError(a ¦b)",
  ])("%j", (text) => refuse(readCode, `const a = ${text};`));
});

describe("a type may be", () => {
  test.each([
    '"a"',
    "1",
    "-1",
    "`a/${string}`",
    "| A",
    "A | B & C",
    "A\n  | B\n  & C",
    "(A | B)[]",
    'A[]["b"][C]',
    "[]",
    "[A, B,]",
    "keyof A",
    "keyof { a: 1 }",
    "A<B, C<D>>",
    "wire.A",
    "mock.A<B>",
    "{}",
    "{ a: 1; }",
    '{ a?: 1; readonly b: 2; readonly c?: 3; readonly: 4; "d-e": 5; 6: 7 }',
    "{ [key: string]: A }",
    "{ readonly\n a: 1 }",
    "{ [P in K]: A }",
    "{ [P in keyof K]?: A }",
    "{ [P in K]-?: A }",
  ])("%j", (text) => expect(() => readCode(`type A = ${text};`)).not.toThrow());
});

describe("a type is refused for what stands at the mark in", () => {
  test.each([
    "¦;",
    "A | ¦;",
    "A & ¦;",
    "A & ¦| B",
    "-¦a",
    "(A¦;",
    "(¦)",
    "A[B¦;",
    "A[¦;",
    "A\n¦[B]",
    "A\n¦<B>",
    "A¦.B",
    "wire.¦1",
    "wire.A¦.B",
    "[A ¦B]",
    "[A¦;",
    "A<B ¦C>",
    "keyof ¦| A",
    "typeof ¦a",
    "{ ¦;",
    "{ a ¦}",
    "{ a ¦;: 1 }",
    "{ a: 1 ¦b: 2 }",
    "{ a: 1 ¦, b: 2 }",
    "{ a¦(): void }",
    "{ ¦(): void }",
    "{ ¦-1: 2 }",
    "{ readonly readonly ¦a: 1 }",
    "{ [¦1]: 2 }",
    '{ [¦"a"]: 2 }',
    "{ [key¦]: A }",
    "{ [key ¦of A]: A }",
    "{ [key: string ¦A }",
    "{ [key: string]¦-?: A }",
    "{ [P in ¦]: A }",
    "{ [P in K]-¦-?: A }",
    "A ¦extends B ? C : D",
    "(¦) => void",
  ])("%j", (text) => refuse(readCode, `type A = ${text};`));
});

describe("types of a document may be", () => {
  test.each([
    "",
    "interface A { a: Known }",
    "export interface paths { b: string[] }",
    "export type B = A; type A = B | Known;",
    "type A<T> = 1;",
    "type A<string extends Known, Known,> = string;",
  ])("%j", (text) => expect(() => readTypes(text)).not.toThrow());
});

describe("types of a document are refused for what stands at the mark in", () => {
  test.each([
    "¦const a = 1;",
    "export ¦const a = 1;",
    "export ¦{ A };",
    "interface A ¦extends Known {}",
    "interface A { a: ¦Unknown }",
    "interface A { a: Known; b: ¦A }",
    "type A = Known | ¦Unknown | Unknown;",
    "type A = Known<¦Unknown>;",
    "type A = { [P in ¦Unknown]: Known };",
    "type A<T extends ¦Unknown> = Known;",
    "type A<¦1> = Known;",
    "type A<T ¦U> = Known;",
    "type A = ¦prefixKnown;",
    "type A = keyof ¦Knowns;",
  ])("%j", (text) => refuse(readTypes, text));
});
