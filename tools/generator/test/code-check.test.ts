import { expect, test } from "vitest";
import { checkCode } from "../src/emit/code-check.js";

test.each([
  ["a call", { path: "src/stop.ts", text: "pwned();" }],
  ["a call of a method", { path: "src/stop.ts", text: "const a = fetch.call(1);" }],
  ["a call with a template", { path: "src/stop.ts", text: "const a = wire.path`${pwned}`;" }],
  ["a template", { path: "src/stop.ts", text: "const a = `${pwned}`;" }],
  ["an import that is a call", { path: "src/stop.ts", text: 'const a = import("x");' }],
  ["a new object", { path: "src/stop.ts", text: "new Worker(1);" }],
  ["a function value", { path: "src/stop.ts", text: "const a = () => 1;" }],
  ["a class", { path: "src/stop.ts", text: "class A { static { pwned(); } }" }],
  ["an optional call", { path: "src/stop.ts", text: "const a = isHttpError?.(1);" }],
  ["a part of the runtime by a name in brackets", { path: "src/stop.ts", text: "const a = wire[pwned];" }],
  ["a tagged import", { path: "src/stop.ts", text: 'import a from "x" with { type: "json" };' }],
  ["a regular expression", { path: "src/stop.ts", text: "const a = /a/;" }],
  ["a big integer", { path: "src/stop.ts", text: "const a = 1n;" }],
  ["an operator", { path: "src/stop.ts", text: "const a = typeof 1;" }],
  ["an increment", { path: "src/stop.ts", text: "const a = ++b;" }],
  ["a getter", { path: "src/stop.ts", text: "const a = { get b() { return 1; } };" }],
  ["a spread", { path: "src/stop.ts", text: "const a = { ...b };" }],
  ["a statement", { path: "src/stop.ts", text: '"use strict";' }],
  ["a statement with a label", { path: "src/stop.ts", text: "pwned: for (;;) {}" }],
  ["an asynchronous function", { path: "src/stop.ts", text: "async function a() {}" }],
  ["a generator", { path: "src/stop.ts", text: "function* a() {}" }],
  ["an assertion", { path: "src/stop.ts", text: "function a(b): asserts b is C {}" }],
  ["what is declared to be elsewhere", { path: "src/stop.ts", text: "declare const a: 1;" }],
  ["an enum", { path: "src/stop.ts", text: "enum A { B }" }],
  ["a namespace", { path: "src/stop.ts", text: "namespace A { }" }],
  ["all exports of elsewhere", { path: "src/stop.ts", text: 'export * from "x";' }],
  ["a default export", { path: "src/stop.ts", text: "export default 1;" }],
  ["a type of elsewhere by its path", { path: "src/stop.ts", text: 'type A = import("x").B;' }],
  ["the type of a value", { path: "src/stop.ts", text: "type A = typeof pwned;" }],
  ["a decorator", { path: "src/stop.ts", text: "function a(@pwned b) {}" }],
  ["what does not parse", { path: "src/stop.ts", text: "const a = ;" }],
  ["a value among types", { path: "src/schema.ts", text: "export const a = 1;" }],
  ["what is declared among types", { path: "src/schema.ts", text: "declare const a: 1;" }],
  ["an export of elsewhere among types", { path: "src/schema.ts", text: 'export { A } from "x";' }],
  ["a template among types", { path: "src/schema.ts", text: "type A = `${T}`;" }],
  ["an extension among types", { path: "src/schema.ts", text: "interface A extends B {}" }],
  ["a declaration for all files among types", { path: "src/schema.ts", text: "declare global { }" }],
  ["an import among types", { path: "src/schema.ts", text: 'export type A = import("x").B;' }],
  ["a type of elsewhere among types", { path: "src/schema.ts", text: "export interface A { a: pwned; }" }],
])("refuses %s", (_, file) => {
  expect(() => checkCode([file])).toThrow(`${file.path}:1 would hold code that is not expected there: "`);
});

test("takes types, and calls of the runtime", () => {
  const schema = 'export interface paths { "/a": components["schemas"]["A"] & Record<string, -1 | "a"> }';
  const code =
    "export function stop() { return wire.send(operation); }\nconst operation: wire.Operation = { a: [true, wire.path] };";
  expect(() =>
    checkCode([
      { path: "src/schema.ts", text: schema },
      { path: "src/stop.ts", text: code },
    ]),
  ).not.toThrow();
});

test("refuses what a line end makes another statement", () => {
  for (const text of [
    "type\nA = 1;",
    "interface\nA {}",
    "function a() { return\nb; }",
    "function a() { return /*\n*/ b; }",
  ]) {
    expect(() => checkCode([{ path: "src/stop.ts", text }])).toThrow(
      "would hold code that is not expected there",
    );
  }
});

test.each([
  "const a = '1';",
  'const a = "\\x41";',
  "const a = 01;",
  "const a = 0x1;",
  "const \\u{61} = 1;",
  "const é = 1;",
])("refuses %s, which another parser may read in another way", (text) => {
  expect(() => checkCode([{ path: "src/stop.ts", text }])).toThrow(
    "would hold code that is not expected there",
  );
});

test("says where code is that is not expected, and how it goes on", () => {
  const text = `const a = 1;\n\nconst b =\n  new ${"Worker".repeat(20)}(1);\n`;
  expect(() => checkCode([{ path: "src/stop.ts", text }])).toThrow(
    expect.objectContaining({
      message:
        'src/stop.ts:4 would hold code that is not expected there: "WorkerWorkerWorkerWorkerWorkerWorkerWorkerWorkerWorkerWorker".',
      cause: expect.objectContaining({ name: "UnexpectedCode", offset: 30 }) as unknown,
    }),
  );
});

test("what is no code at all is shown as it is", () => {
  expect(() => checkCode([{ path: "src/stop.ts", text: "const a = \t1;" }])).toThrow(
    String.raw`src/stop.ts:1 would hold code that is not expected there: "\t1;".`,
  );
});

test("a fault of another kind is not said to be one of the code", () => {
  const text = `const a = ${"[".repeat(100_000)};`;
  expect(() => checkCode([{ path: "src/stop.ts", text }])).toThrow(RangeError);
});
