import { readFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { ROOT } from "./bundle.js";
import { formatPage, formatSummary } from "./page.js";
import type { ResultFile } from "./result-file.js";

const START = "<!-- What follows is written by `pnpm bench:page`. -->";
const END = "<!-- Here it ends. -->";

/** The text of each file that says what was measured, by its path in the repository; pictures excepted. */
export async function writePageFiles(file: ResultFile): Promise<Readonly<Record<string, string>>> {
  const readme = readFileSync(`${ROOT}README.md`, "utf8");
  const [before, after] = [readme.split(START)[0]!, readme.split(END)[1]];
  if (after === undefined) throw new Error(`README.md lacks the lines "${START}" and "${END}".`);
  return {
    "docs/benchmarks.md": await formatted("docs/benchmarks.md", formatPage(file)),
    "README.md": await formatted("README.md", `${before}${START}\n\n${formatSummary(file)}\n${END}${after}`),
  };
}

/** As `prettier --check` wants it. */
async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(`${ROOT}${path}`)), parser: "markdown" });
}
