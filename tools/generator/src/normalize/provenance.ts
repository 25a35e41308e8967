import { markdown } from "../emit/markdown.js";
import { formatPlace, printable } from "../finding.js";
import type { Normalized, Remark } from "./normalize-page.js";

/** The start of a spec's `PROVENANCE.md`: the repairs that were made, and what is left to be found out. */
export function writeProvenance(name: string, page: string, normalized: Normalized): string {
  const { repairs, questions } = normalized;
  return `# Provenance: ${name}

\`openapi.yaml\` was made by \`clientgen add\`. It follows the published page; this file lists what was repaired, what was added from
elsewhere, and where the live API is known to differ.

## Source

- Page: saved as \`${markdown(page)}\`. Add its address and its date.

## What differs from the page

| place on the page | rule | what was done |
| --- | --- | --- |
${repairs.map((repair) => `| ${cell(formatPlace(repair))} | \`${repair.rule}\` | ${cell(repair.message)} |\n`).join("")}
## Open questions

${listQuestions(questions)}
## From outside the page

| fact | source |
| --- | --- |

## Drift of the live API

Nothing is known yet.
`;
}

/** Questions as a check list of Markdown. */
export function listQuestions(questions: readonly Remark[]): string {
  return questions.map((each) => `- [ ] ${cell(formatPlace(each))}: ${cell(each.message)}\n`).join("");
}

function cell(text: string): string {
  return markdown(printable(text));
}
