import { expect, test } from "vitest";
import { differences, mergeTables, readTable, writeTable } from "../src/readme.js";
import { summaryOf } from "../src/run-summary.js";
import type { RowResult } from "../src/row-result.js";
import { tableOf } from "../src/table.js";

const passed = { title: "a › works", outcome: "passed" } as const;
const failed = { title: "a › fails", outcome: "failed", reason: "expected 1\nto be 2" } as const;
const notAsked = { title: "a › is HTML", outcome: "excepted", reason: "A mock gives no HTML." } as const;

const rows: readonly RowResult[] = [
  {
    type: "run",
    name: "Node 20",
    suites: new Map([
      ["forboc", [passed, passed]],
      ["ghostly", [passed]],
    ]),
  },
  { type: "absent", name: "Chromium", reason: "not installed" },
  {
    type: "run",
    name: "Prism",
    suites: new Map([
      ["forboc", [passed, notAsked]],
      ["ghostly", [failed]],
    ]),
  },
];
const readme = `# Title

Text.

<!-- conformance: \`pnpm conformance --write\` writes this table -->

| tests passed | forboc | ghostly |
| ------------ | -----: | ------: |
| Node 20      |      1 |       1 |
| Chromium     |      2 |       1 |

<!-- /conformance -->

More text.
`;
const packages = ["forboc", "ghostly"];

test("a cell has the tests that passed, and those that were to be asked where they are more", () => {
  expect(tableOf(packages, rows)).toEqual([
    ["tests passed", "forboc", "ghostly"],
    ["Node 20", "2", "1"],
    ["Prism", "1 of 2", "0 of 1, 1 failed"],
  ]);
});

test("a run is told with its failures in full, what counts as neither, by rule, and what this machine lacks", () => {
  expect(summaryOf(rows, tableOf(packages, rows))).toBe(`Prism: ghostly: a › fails
    expected 1
    to be 2

| tests passed | forboc |          ghostly |
| ------------ | -----: | ---------------: |
| Node 20      |      2 |                1 |
| Prism        | 1 of 2 | 0 of 1, 1 failed |

Prism: 1 excepted. A mock gives no HTML.
Chromium: absent, not installed.
`);
});

test("a README differs where a row that ran has other numbers in it, or none", () => {
  expect(differences(readTable(readme), tableOf(packages, rows))).toEqual([
    'In "Node 20" it has 1, 1.',
    'It has no row "Prism".',
  ]);
});

test("a README whose rows are those of the run does not differ, whatever rows it has besides", () => {
  const table = [
    ["tests passed", "forboc", "ghostly"],
    ["Chromium", "2", "1"],
  ];
  expect(differences(readTable(readme), table)).toEqual([]);
});

test("a README differs where it lacks a package", () => {
  expect(differences(readTable(readme), [["tests passed", "forboc", "foundry", "ghostly"]])).toEqual([
    "It has the columns tests passed, forboc, ghostly.",
  ]);
});

test("what was run is written, and what this machine lacks stays", () => {
  const table = mergeTables(readTable(readme), tableOf(packages, rows), [
    "Node 20",
    "Chromium",
    "Bun",
    "Prism",
  ]);
  expect(writeTable(readme, table)).toBe(`# Title

Text.

<!-- conformance: \`pnpm conformance --write\` writes this table -->

| tests passed | forboc |          ghostly |
| ------------ | -----: | ---------------: |
| Node 20      |      2 |                1 |
| Chromium     |      2 |                1 |
| Prism        | 1 of 2 | 0 of 1, 1 failed |

<!-- /conformance -->

More text.
`);
});

test("a README without the marks is refused", () => {
  expect(() => readTable("# Title\n")).toThrow("README.md lacks the marks");
});
