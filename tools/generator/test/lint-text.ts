import { expect } from "vitest";
import { parseDocument } from "../src/document.js";
import { type Finding, formatFindings, InputError } from "../src/finding.js";
import { lint } from "../src/lint.js";
import { ruleEntry, ruleTable } from "../src/rule-table.js";
import { spec } from "./spec.js";

/** A row of a table: sections of a spec, and the findings in it as the command prints them. */
export type LintCase = readonly [title: string, { readonly given: string; readonly want: string }];

/** The findings in a spec with the given sections, as the command prints them. The file is called `acme.yaml`. */
export function lintText(sections: string, options = { strict: false }): Promise<string> {
  return lintSource(spec(sections), options);
}

/** The findings in a whole text. */
export async function lintSource(text: string, options = { strict: false }): Promise<string> {
  const findings = await findIn(text, options);
  for (const { rule, severity } of findings) {
    // A rule that is not in the table would have no page.
    expect(Object.keys(ruleTable)).toContain(rule);
    if (!options.strict && severity === "error")
      expect(`${rule}: ${ruleEntry(rule).severity}`).toBe(`${rule}: error`);
  }
  return formatFindings(findings).trimEnd();
}

async function findIn(text: string, options: { readonly strict: boolean }): Promise<readonly Finding[]> {
  try {
    return await lint(parseDocument("/acme.yaml", "acme.yaml", text), options);
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
}
