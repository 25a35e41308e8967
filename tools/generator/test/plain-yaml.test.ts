import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Key, ParsedText } from "../src/load/parsed-text.js";
import { parsePlainYaml } from "../src/load/plain-yaml.js";
import { parseYaml } from "../src/load/yaml-text.js";

/** Where each value of a text stands, and its key. A value that is not written stands nowhere. */
function listPlaces({ value, findOffset }: ParsedText): readonly string[] {
  const places: string[] = [];
  const visit = (node: unknown, keys: readonly Key[]): void => {
    const key = findOffset(keys, true);
    places.push(`${keys.join("/")} ${node === null ? "" : `${key} ${findOffset(keys, false)}`}`);
    if (typeof node !== "object" || node === null) return;
    for (const [name, member] of Object.entries(node)) {
      visit(member, [...keys, Array.isArray(node) ? Number(name) : name]);
    }
  };
  visit(value, []);
  return places;
}

function expectTheSame(text: string): void {
  const plain = parsePlainYaml(text)!;
  const slow = parseYaml(text);
  expect(JSON.stringify(plain.value)).toBe(JSON.stringify(slow.value));
  expect(plain.value).toStrictEqual(slow.value);
  expect(listPlaces(plain)).toEqual(listPlaces(slow));
}

const specs = readdirSync(new URL("../../../specs/", import.meta.url));

test.each(specs)("the spec of %s is plain, and read as by the library that reads all of YAML", (name) => {
  expectTheSame(readFileSync(new URL(`../../../specs/${name}/openapi.yaml`, import.meta.url), "utf8"));
});

test.each([
  ["scalars of the core schema", "[null, ~, true, False, 0, -1, +2, 0x1F, 0o17, 007, 1.5, .5, 1e3, -0.0]"],
  ["what only older versions of YAML take for more", "[yes, off, 1_000, 0b1, 2001-01-01, 1:30, 'null']"],
  ["keys that look like numbers", "200: a\n1.0: b\n0x10: c\nnull: d\ntrue: e\n~: f\n'': g\n"],
  ["keys of JavaScript's own", "__proto__: { constructor: 1 }\nconstructor: 2\ntoString: 3\n"],
  ["no value", "a:\nb: # nothing\nc:\n- \n-\nd: ''\n"],
  ["quotes and escapes", `'it''s': "a\\tb\\u00e9\\\n    c"\n"k": 'two\n\n  lines'\n`],
  ["blocks", "a: |\n  x | y\n\n  z\nb: >-\n  one\n  two\nc: # a | b\n  |+2\n    deep\n\nd:\n- |\n  e\n"],
  ["blocks without a line", "a: |\nb: >-\nc: 1\n"],
  ["lists and maps in each other", "- - a\n  - b: c\n    d:\n    - e\n- { f: [g, { h: i }], 'j':k, }\n"],
  ["a pair in a list", "[a: b, { c }, 'd': e]"],
  ["explicit keys", "? a\n: b\n? c\n"],
  ["comments and a start", "# first\n---\n# second\na: 1 # third\n...\n"],
  ["line ends of Windows", "a:\r\n  - b\r\n  - |\r\n    c\r\n"],
  ["text of several lines", "a: one\n  two\n\n  three\nb: x\n"],
  ["one value", "text"],
])("%s are read the same", (_, text) => {
  expectTheSame(text);
});

test.each([
  ["an anchor", "a: &a 1\n"],
  ["an alias", "a: &a 1\nb: *a\n"],
  ["a merge key", "a: { <<: { b: c } }\n"],
  ["a tag", "a: !!str 1\n"],
  ["a directive", "%YAML 1.2\n---\na: 1\n"],
  ["a second document", "a: 1\n---\nb: 2\n"],
  ["nothing", "# nothing\n"],
  ["a key that stands twice", "a: 1\na: 2\n"],
  ["a key that is no text", "? [a]\n: 1\n"],
  ["a number without end", "a: .inf\n"],
  ["a mistake", "a: [\n"],
  ["nothing between commas", "[a, , b]"],
  ["a key that is not there", "{ a: 1, : 2 }"],
  ["a tab as an indent", "a:\n\tb: 1\n"],
  ["too many levels", `${"[".repeat(101)}${"]".repeat(101)}`],
  ["too many values", `[${"1,".repeat(2_000_001)}]`],
])("%s is left to the library that reads all of YAML", (_, text) => {
  expect(parsePlainYaml(text)).toBeUndefined();
});
