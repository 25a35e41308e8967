import { expect, test } from "vitest";
import { libraryPointer } from "../src/emit/library-pointer.js";

const { parseRef, escapePointer } = libraryPointer;

test.each([
  ["the keys of a pointer", "#/components/schemas/Agent", ["components", "schemas", "Agent"]],
  ["no key of a text without one", "Agent", []],
  ["no key of the whole document", "#/", []],
  ["what stands behind a file", "other.yaml#/components", ["components"]],
  ["no empty key", "#/a//b", ["a", "b"]],
  ["keys as they were before they were escaped", "#/a~1b~0c/d~01", ["a/b~c", "d~1"]],
  ["keys as they were before they were percent-encoded", "#/100%25", ["100%"]],
])("parses %s", (_, reference, pointer) => expect(parseRef(reference)).toEqual({ pointer }));

test("escapes a key, and leaves the index of a list", () => {
  expect(escapePointer("a/b~c")).toBe("a~1b~0c");
  expect(escapePointer(0)).toBe(0);
});
