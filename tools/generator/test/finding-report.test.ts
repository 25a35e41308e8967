import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { formatChange } from "../src/change.js";
import { formatCodeFrame } from "../src/code-frame.js";
import { PLAIN } from "../src/display.js";
import type { Finding } from "../src/finding.js";
import { reportBriefly, reportFindings } from "../src/finding-report.js";

const bare = { columns: 80, colours: false };
const coloured = { columns: 80, colours: true };

test("a code frame is the line with a marker under the column", () => {
  const source = "openapi: 3.1.0\nservers: []\n";
  expect(formatCodeFrame(source, { line: 2, column: 10 }, bare)).toBe(`  2 | servers: []
    |          ^
`);
});

test("a code frame shows control characters and does not obey them; a tab is one column wide", () => {
  const source = `a:\t"\u001B[2J\u202E" # here`;
  expect(formatCodeFrame(source, { line: 1, column: 14 }, bare)).toBe(
    `  1 | a: "\\u001b[2J\\u202e" # here
    |                        ^
`.replace("                        ^", `${" ".repeat(24)}^`),
  );
});

test("a code frame is cut to the width of the terminal, around the column", () => {
  const source = `x: ${"a".repeat(200)}HERE${"b".repeat(200)}`;
  const frame = formatCodeFrame(source, { line: 1, column: 204 }, { columns: 40, colours: false });
  expect(frame).toBe(`  1 | …aaaaaaaaaaaaaaaHEREbbbbbbbbbbbb…
    |                 ^
`);
  for (const line of frame.split("\n")) expect(line.length).toBeLessThan(40);
});

test("there is no code frame for a line that is empty, or not there", () => {
  expect(formatCodeFrame("", { line: 1, column: 1 }, bare)).toBe("");
  expect(formatCodeFrame("a\n\nb", { line: 2, column: 1 }, bare)).toBe("");
  expect(formatCodeFrame("a", { line: 7, column: 1 }, bare)).toBe("");
});

function findingIn(source: string): Finding {
  const folder = mkdtempSync(join(tmpdir(), "clientgen-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "openapi.yaml");
  writeFileSync(file, source);
  return {
    file,
    line: 1,
    column: 4,
    rule: "enum-member",
    severity: "error",
    message: "Enum member 3 is not of type string.",
  };
}

test("on a terminal, each finding comes with its line and the page of its rule", () => {
  const finding = findingIn("- [3]\n");
  expect(reportFindings([finding], bare)).toBe(`${finding.file}:1:4 enum-member
  Enum member 3 is not of type string.
  1 | - [3]
    |    ^
  See docs/rules/enum-member.md

`);
  expect(reportFindings([finding], coloured)).toContain("\u001B[31menum-member\u001B[39m\n");
});

test("in a pipe, the pages come once each, after the findings", () => {
  const finding = findingIn("- [3]\n");
  expect(reportFindings([finding, { ...finding, column: 5 }], PLAIN)).toBe(`${finding.file}:1:4 enum-member
  Enum member 3 is not of type string.
${finding.file}:1:5 enum-member
  Enum member 3 is not of type string.
See docs/rules/enum-member.md
`);
});

test("of many warnings by one rule, five are shown and the others counted; errors are all shown", () => {
  const error = findingIn("- [3]\n");
  const warning: Finding = { ...error, severity: "warning", rule: "described" };
  const at = (finding: Finding) =>
    Array.from({ length: 8 }, (_, index) => ({ ...finding, line: index + 1, message: String(index) }));
  const text = reportBriefly([...at(warning), ...at(error), { ...warning, rule: "nullable" }], PLAIN);
  expect(text.match(/described \(warning\)$/gm)).toHaveLength(5);
  expect(text.match(/nullable \(warning\)$/gm)).toHaveLength(1);
  expect(text.match(/enum-member$/gm)).toHaveLength(8);
  expect(text).toMatch(/\n3 more warnings of described; --json lists all\n$/);
});

test("a diff is coloured on a terminal, where nothing in it is obeyed, and a patch in a pipe", () => {
  const change = { path: join(process.cwd(), "a.ts"), before: "one\n", after: "\u001B[2Jtwo\n" };
  expect(formatChange(change)).toBe(`--- a.ts
+++ a.ts
@@ -1,1 +1,1 @@
-one
+\u001B[2Jtwo
`);
  const shown = formatChange(change, coloured);
  expect(shown).toContain("\u001B[31m-one\u001B[39m\n\u001B[32m+\\u001b[2Jtwo\u001B[39m\n");
});
