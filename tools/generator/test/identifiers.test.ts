import { expect, test } from "vitest";
import { findIdentifiers } from "../src/emit/identifiers.js";

test.each([
  ["names of all kinds", "const $a = b_1(C);", ["const", "$a", "b_1", "C"]],
  ["no name behind a dot", "wire.send(client)", ["wire", "client"]],
  ["no name in a string", 'a("b c")', ["a"]],
  ["no name behind an escaped quote", String.raw`a("b \" c") + d`, ["a", "d"]],
  ["no name in a comment of several lines", "a /* b\n * c */ d", ["a", "d"]],
  ["names on both sides of a string", 'a"b"c', ["a", "c"]],
  ["no digits", "1n 2", []],
])("%s", (_, code, want) => expect([...findIdentifiers(code)]).toEqual(want));
