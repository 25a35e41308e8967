import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROOT } from "../src/bundle.js";
import { listCharts } from "../src/page.js";
import { writePageFiles } from "../src/page-files.js";
import { readResults } from "../src/result-file.js";

test("the page and the README say what was measured", async () => {
  const files = await writePageFiles(readResults());
  expect(Object.keys(files)).toEqual(["docs/benchmarks.md", "README.md"]);
  for (const [path, text] of Object.entries(files)) {
    expect(readFileSync(`${ROOT}${path}`, "utf8"), `${path}: run \`pnpm bench:page --draw\``).toBe(text);
  }
});

test("each chart of the page is there, for light and for dark", () => {
  for (const { name } of listCharts(readResults())) {
    for (const theme of ["light", "dark"]) {
      expect(readFileSync(`${ROOT}docs/benchmarks/${name}-${theme}.svg`, "utf8")).toMatch(/^<svg /);
    }
  }
});
