import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseDocument } from "../src/document.js";
import { type Finding, InputError } from "../src/finding.js";
import { lint } from "../src/lint.js";
import { libraryRules } from "../src/library-rules.js";
import { decode } from "../src/load/source-file.js";
import { ruleEntry, type RuleName, ruleTable } from "../src/rule-table.js";
import { visitors } from "../src/rules.js";
import { spec } from "./spec.js";

const FOLDER = resolve(import.meta.dirname, "../../../docs/rules");

const rules = Object.keys(ruleTable) as readonly RuleName[];

/** The bytes of the spec that a block shows: sections in YAML, a whole document in JSON, or a first line as bytes. */
function readBlock(language: string, block: string): Uint8Array {
  if (language === "json") return Buffer.from(block);
  if (language === "yaml") return Buffer.from(spec(block));
  expect(language).toBe("hex");
  return Buffer.concat([Buffer.from(block.replaceAll(/\s/g, ""), "hex"), Buffer.from(spec())]);
}

async function findIn(bytes: Uint8Array, strict: boolean): Promise<readonly Finding[]> {
  try {
    const text = decode(bytes, "openapi.yaml");
    return await lint(parseDocument("/acme/openapi.yaml", "openapi.yaml", text), { strict });
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
}

const PAGE =
  /\n## Instead of\n\n(?:<!-- prettier-ignore -->\n)?```(\w+)\n([^]+?)```\n\n## Write\n\n```(\w+)\n([^]+?)```\n$/;

test.each(rules)("docs/rules/%s.md shows a spec with a finding, and one without", async (rule) => {
  const page = readFileSync(join(FOLDER, `${rule}.md`), "utf8");
  const { title, advice, severity } = ruleEntry(rule);
  expect(page).toMatch(new RegExp(`^# ${rule}\n\n`));
  expect(page).toContain(title);
  expect(page).toContain(advice);
  const [, language, wrong, rightLanguage, right] = PAGE.exec(page) ?? [];
  const given = readBlock(language!, wrong!);
  const strict = await findIn(given, true);
  expect(strict).toContainEqual(expect.objectContaining({ rule, severity: "error" }));
  // Without `--strict`, the severity is that of the table.
  const found = (await findIn(given, false)).filter((finding) => finding.rule === rule);
  expect(found).toContainEqual(expect.objectContaining({ severity }));
  if (severity === "warning")
    expect(new Set(found.map((each) => each.severity))).toEqual(new Set([severity]));
  expect(await findIn(readBlock(rightLanguage!, right!), true)).toEqual([]);
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
    const { severity, title } = ruleEntry(rule);
    const note = { error: "error", warning: "warning, error with `--strict`" }[severity];
    return `| [${rule}](${rule}.md) | ${note} | ${title} |`;
  });
  expect(rows.toSorted()).toEqual(wanted.toSorted());
  expect(readdirSync(FOLDER).toSorted()).toEqual(
    ["README.md", ...rules.map((rule) => `${rule}.md`)].toSorted(),
  );
});
