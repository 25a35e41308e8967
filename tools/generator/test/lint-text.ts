import { expect } from "vitest";
import { parseDocument } from "../src/document.js";
import { formatFindings, InputError } from "../src/finding.js";
import { lint } from "../src/lint.js";
import { ruleTable } from "../src/rule-table.js";
import { spec } from "./spec.js";

/** A row of a table: sections of a spec, and the findings in it as the command prints them. */
export type LintCase = readonly [title: string, { readonly given: string; readonly want: string }];

/** The findings in a spec with the given sections, as the command prints them. The file is called `acme.yaml`. */
export function lintText(sections: string, options = { strict: false }): Promise<string> {
  return lintSource(spec(sections), options);
}

/** The findings in a whole text. */
export async function lintSource(text: string, options = { strict: false }): Promise<string> {
  try {
    const findings = await lint(parseDocument("/acme.yaml", "acme.yaml", text), options);
    // A rule that is not in the table would have neither severity nor page.
    for (const { rule } of findings) expect(Object.keys(ruleTable)).toContain(rule);
    return formatFindings(findings).trimEnd();
  } catch (error) {
    if (error instanceof InputError) return formatFindings(error.findings).trimEnd();
    throw error;
  }
}
