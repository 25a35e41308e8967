import { formatPlace, printable } from "../finding.js";
import { count } from "../report.js";
import type { Normalized, Remark } from "./normalize-page.js";

/** The repairs and the questions for a reader, each with its place on the page. */
export function reportNormalized({ repairs, questions }: Normalized): string {
  const lines = [
    ...repairs.map((repair) => describe(repair, repair.rule)),
    ...questions.map((question) => describe(question, "question")),
  ];
  return `${lines.join("")}${count(repairs.length, "repair")}, ${count(questions.length, "question")}\n`;
}

function describe(remark: Remark, name: string): string {
  return `${formatPlace(remark)} ${name}\n  ${printable(remark.message)}\n`;
}
