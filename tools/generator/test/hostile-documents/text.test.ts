import { expect, test } from "vitest";
import { parseDocument } from "../../src/document.js";
import { formatFindings, InputError } from "../../src/finding.js";
import { lint } from "../../src/lint.js";
import { decode } from "../../src/load/source-file.js";
import { lintSource } from "../lint-text.js";
import { spec } from "../spec.js";

const head = `openapi: 3.1.0\ninfo: { title: Acme, version: "1" }\npaths: {}\n`;
const json = (rest: string): string =>
  `{"openapi":"3.1.0","info":{"title":"Acme","version":"1"},"paths":{},${rest}}`;
const levels = 10_000;

/** Texts that are no document, or do more than hold data. Each is refused at a place. */
test.each([
  ["an empty text", "", "1:1 yaml"],
  ["white space", " \n\n", "1:1 yaml"],
  ["a comment", "# openapi: 3.1.0\n", "1:1 yaml"],
  ["null", "null\n", "1:1 yaml"],
  ["a number", "3.1\n", "1:1 yaml"],
  ["a list", "[]", "1:1 yaml"],
  ["a list of documents in JSON", `[${json('"x":1')}]`, "1:1 yaml"],
  ["HTML", "<!doctype html>\n<title>Acme</title>\n", "1:1 openapi-version"],
  ["XML", '<?xml version="1.0"?><api/>', "1:1 openapi-version"],
  ["Swagger 2.0 in JSON", '{"swagger":"2.0","paths":{}}', "1:1 openapi-version"],
  ["Swagger 1.2", 'swaggerVersion: "1.2"\n', "1:1 openapi-version"],
  ["AsyncAPI", "asyncapi: 3.0.0\n", "1:1 openapi-version"],
  ["a version that is a number", "openapi: 3.1\n", "1:1 openapi-version"],
  ["a version of the future", "openapi: 3.3.0\n", "1:1 openapi-version"],
  ["a version with more behind it", 'openapi: "3.1.0; rm"\n', "1:1 openapi-version"],
  ["an object that is no document", "{}", "1:1 openapi-version"],
  ["two documents", `${head}---\n${head}`, "4:1 yaml"],
  ["text behind the end of the document", `${head}...\nmore: 1\n`, "5:1 yaml"],
  ["a key that stands twice", `${head}info: {}\n`, "4:1 yaml"],
  ["a key that stands twice, once in quotes", `${head}"info": {}\n`, "4:1 yaml"],
  ["a key that stands twice in JSON", json('"info":{}'), "1:69 json"],
  ["a key that stands twice in JSON, once escaped", json('"inf\\u006f":{}'), "1:69 json"],
  ["__proto__ twice in JSON", json('"x":{"__proto__":1,"__proto__":2}'), "1:88 json"],
  ["a tab as indent", "openapi: 3.1.0\ninfo:\n\ttitle: Acme\n", "3:1 yaml"],
  ["a tag of YAML", `${head}x-a: !!str 1\n`, "4:6 yaml"],
  ["a tag of a program", `${head}x-a: !!js/function alert(1)\n`, "4:6 yaml"],
  ["a tag of a language", `${head}x-a: !ruby/object:Gem {}\n`, "4:6 yaml"],
  ["a binary value", `${head}x-a: !!binary aGk=\n`, "4:6 yaml"],
  ["an older YAML", `%YAML 1.1\n---\n${head}`, "1:1 yaml"],
  ["a directive for tags", `%TAG ! tag:acme.example,2026:\n---\n${head}`, "1:1 yaml"],
  ["an alias of nothing", `${head}x-a: *missing\n`, "4:6 yaml"],
  ["an alias that holds itself", `${head}x-a: &a [*a]\n`, "limit"],
  ["a merge of what has no name", `${head}x-a: { <<: { a: 1 } }\n`, "4:8 yaml"],
  ["a merge of a text", `${head}x-a: &a text\nx-b: { <<: *a }\n`, "1:1 limit"],
  ["a merge of two things into one key", `${head}x-a: &a { b: 1 }\nx-b: { <<: *a, <<: *a }\n`, "5:16 yaml"],
  ["more aliases than a person writes", `${head}x-a: &a 1\nx-b: [${"*a,".repeat(101)}]\n`, "5:307 limit"],
  ["a number without end", `${head}x-a: .inf\n`, "4:6 yaml"],
  ["what is no number", `${head}x-a: .nan\n`, "4:6 yaml"],
  ["a map as a key", `${head}x-a: { ? { a: 1 } : 2 }\n`, "yaml"],
  ["broken YAML", `${head}x-a: [1, 2\n`, "5:1 yaml"],
  ["broken JSON", '{"openapi":"3.1.0","info":', "yaml"],
  ["text behind JSON", `${json('"x":1')} more`, "yaml"],
  ["10 000 lists in each other", `${head}x-a: ${"[".repeat(levels)}${"]".repeat(levels)}\n`, "4:106 limit"],
  ["10 000 lists that do not end", `${head}x-a: ${"[".repeat(levels)}`, "4:106 limit"],
  ["10 000 objects in each other", `${head}x-a: ${"{a: ".repeat(levels)}`, "limit"],
  ["10 000 lists of YAML in each other", `${head}x-a:\n  ${"- ".repeat(levels)}a\n`, "5:203 limit"],
  ["10 000 keys of keys", `${"? ".repeat(levels)}a\n`, "1:203 limit"],
  [
    "10 000 lists of JSON in each other",
    json(`"x":${"[".repeat(levels)}${"]".repeat(levels)}`),
    "1:172 limit",
  ],
  [
    "more members than an object has",
    json(`"x":{${Array.from({ length: 20_001 }, (_, index) => `"k${index}":1`).join()}}`),
    "1:73 limit",
  ],
  ["more values than a document has", json(`"x":[${"1,".repeat(2_000_000)}1]`), "limit"],
  [
    "aliases that unfold",
    `${head}${Array.from({ length: 9 }, (_, level) => `x-${level}: &l${level} [${level === 0 ? "a" : Array.from({ length: 9 }, () => `*l${level - 1}`).join()}]\n`).join("")}`,
    "1:1 limit",
  ],
])("%s is refused", async (_, text, want) => {
  const findings = await lintSource(text);
  expect(findings.split("\n")[0]).toMatch(new RegExp(`^acme\\.yaml:\\d+:\\d+ `));
  expect(findings.split("\n")[0]).toMatch(new RegExp(`[: ]${want}$`));
});

test.each([
  ["UTF-16, little end first", [0xff, 0xfe, 0x6f, 0x00], "1:1", "This is UTF-16"],
  ["UTF-16, big end first", [0xfe, 0xff, 0x00, 0x6f], "1:1", "This is UTF-16"],
  ["UTF-16 without a mark", [0x6f, 0x00, 0x70, 0x00], "1:1", "This is UTF-16"],
  ["Latin-1", [0x61, 0x3a, 0x0a, 0x62, 0x3a, 0xe9, 0x0a], "2:3", "This is not UTF-8 from here on"],
  ["half a character", [0x61, 0xc3], "1:2", "This is not UTF-8 from here on"],
  ["a surrogate", [0xed, 0xa0, 0x80], "1:1", "This is not UTF-8 from here on"],
])("%s is refused by name", (_, bytes, place, want) => {
  const error = catchError(() => decode(Uint8Array.from(bytes), "acme.yaml"));
  const [finding] = error.findings;
  expect(`${finding?.line}:${finding?.column} ${finding?.message}`).toMatch(new RegExp(`^${place} ${want}`));
});

test("a text of 32 MiB is taken, and a longer one is refused", () => {
  const fill = (length: number): string => json(`"x":"${"a".repeat(length - json('"x":""').length)}"`);
  expect(parseDocument("/acme.yaml", "acme.yaml", fill(33_554_432)).root).toHaveProperty("x");
  const error = catchError(() => parseDocument("/acme.yaml", "acme.yaml", fill(33_554_433)));
  expect(formatFindings(error.findings)).toBe(`acme.yaml:1:1 limit
  The file is larger than 32 MiB. Split the document, or leave out what you don't use.
`);
});

test("20 000 operations are taken, and more are refused", () => {
  const paths = (count: number): string =>
    json(`"x":1`).replace(
      '"paths":{}',
      `"paths":{${Array.from({ length: count / 4 }, (_, index) => `"/${index}":{"get":{},"put":{},"post":{},"delete":{}}`).join()}}`,
    );
  expect(parseDocument("/acme.yaml", "acme.yaml", paths(20_000)).repairs).toHaveLength(20_000);
  const error = catchError(() => parseDocument("/acme.yaml", "acme.yaml", paths(20_004)));
  expect(error.findings[0]).toMatchObject({ rule: "limit", line: 1 });
});

const WRONG: readonly unknown[] = [null, 7, "text", true, [], {}, [null], { $ref: 7 }, { constructor: 1 }];

test("whatever stands in the place of anything, the checks end in findings, not in a fault", async () => {
  const original = parseDocument(
    "/acme.yaml",
    "acme.yaml",
    spec(`components:
  securitySchemes: { token: { type: http, scheme: bearer, description: A token. } }
  schemas: { Agent: { type: object, required: [id], properties: { id: { type: string, enum: [a] } } } }
`),
  ).root;
  for (const keys of listPlaces(original, [])) {
    for (const wrong of WRONG) {
      const text = JSON.stringify(replace(original, keys, wrong));
      try {
        await lint(parseDocument("/acme.yaml", "acme.yaml", text), { strict: false });
      } catch (error) {
        expect(error, `${keys.join("/")} = ${JSON.stringify(wrong)}`).toBeInstanceOf(InputError);
      }
    }
  }
}, 120_000);

function listPlaces(value: unknown, keys: readonly string[]): readonly (readonly string[])[] {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    ...(keys.length > 0 ? [keys] : []),
    ...members.flatMap(([key, each]) => listPlaces(each, [...keys, key])),
  ];
}

function replace(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[key] = replace(copy[key], rest, by);
  return copy;
}

function catchError(run: () => unknown): InputError {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}
