import { expect, test } from "vitest";
import { compare, formatSpread, summarize } from "../src/spread.js";
import { formatMarkdown, formatText, quote } from "../src/table.js";

const table = {
  title: "Loading",
  headings: ["Client", "files", "kB"],
  lines: [
    ["fetch", "1", "0.3"],
    ["a|b", "1,223", "38.0"],
  ],
  notes: ["orval is left out."],
};

test("a table for a terminal has words flush left, numbers flush right, and notes below", () => {
  expect(formatText(table)).toBe(`Loading
Client  files    kB
fetch       1   0.3
a|b     1,223  38.0
- orval is left out.
`);
});

test("a table in Markdown keeps its columns, whatever a cell holds", () => {
  expect(formatMarkdown(table)).toBe(`### Loading

| Client | files | kB |
| --- | --: | --: |
| fetch | 1 | 0.3 |
| a\\|b | 1,223 | 38.0 |

- orval is left out.
`);
});

test("what another program says can't end its quotation", () => {
  expect(quote("Error: `x` <b>is</b> none")).toBe("`Error: 'x' <b>is</b> none`");
});

test("several measurements have a median between the least and the most", () => {
  expect(summarize([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
  expect(summarize([4, 1, 2, 3])).toEqual({ median: 2.5, least: 1, most: 4 });
  expect(formatSpread({ median: 2.5, least: 1, most: 4 }, 1)).toBe("2.5 (1.0-4.0)");
});

test("what was measured in turns is compared turn by turn", () => {
  // In the second turn, the machine was three times as slow for both.
  const difference = compare([12, 36, 12], [10, 30, 10], (ours, theirs) => ours / theirs);
  expect(difference).toBe(1.2);
});
