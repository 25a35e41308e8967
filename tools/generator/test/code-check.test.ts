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
  ["what does not parse", { path: "src/stop.ts", text: "const a = ;" }],
  ["a value among types", { path: "src/schema.ts", text: "export const a = 1;" }],
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
