import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseDocument } from "../src/document.js";
import { type Finding, InputError } from "../src/finding.js";
import { lint } from "../src/lint.js";
import { libraryRules } from "../src/library-rules.js";
import { ruleTable } from "../src/rule-table.js";
import { visitors } from "../src/rules.js";
import { spec } from "./spec.js";

const FOLDER = resolve(import.meta.dirname, "../../../docs/rules");

const rules = Object.keys(ruleTable);

async function findIn(sections: string): Promise<readonly Finding[]> {
  try {
    const document = parseDocument("/acme/openapi.yaml", "openapi.yaml", spec(sections));
    return await lint(document, { strict: true });
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
}

test.each(rules)("docs/rules/%s.md shows a spec with a finding, and one without", async (rule) => {
  const page = readFileSync(join(FOLDER, `${rule}.md`), "utf8");
  const { title, advice } = ruleTable[rule]!;
  expect(page).toMatch(new RegExp(`^# ${rule}\n\n`));
  expect(page).toContain(title);
  expect(page).toContain(advice);
  const [, wrong, right] =
    /\n## Instead of\n\n```yaml\n([^]+?)```\n\n## Write\n\n```yaml\n([^]+?)```\n$/.exec(page) ?? [];
  expect((await findIn(wrong!)).map((finding) => finding.rule)).toContain(rule);
  expect(await findIn(right!)).toEqual([]);
});

test("every rule that is checked is in the table", () => {
  expect(rules).toEqual(expect.arrayContaining([...Object.keys(visitors), ...Object.keys(libraryRules)]));
});

test("docs/rules/README.md lists every rule with its page, and there is no other page", () => {
  const rows = readFileSync(join(FOLDER, "README.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ["))
    .map((line) => line.replaceAll(/ +/g, " "));
  const wanted = rules.toSorted().map((rule) => {
    const { severity, title } = ruleTable[rule]!;
    const note = { error: "error", warning: "warning, error with `--strict`" }[severity];
    return `| [${rule}](${rule}.md) | ${note} | ${title} |`;
  });
  expect(rows.toSorted()).toEqual(wanted.toSorted());
  expect(readdirSync(FOLDER).toSorted()).toEqual(
    ["README.md", ...rules.map((rule) => `${rule}.md`)].toSorted(),
  );
});
