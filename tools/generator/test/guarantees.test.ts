import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const GUARANTEES = readFileSync(new URL("../../../docs/guarantees.md", import.meta.url), "utf8");

/** Rows of the form `| G1 | text | ` + "`file` "title" "title" `file` …" + ` |`. */
const promises = [...GUARANTEES.matchAll(/^\| (G\d+) +\| .{80,} \| (.*) \|$/gm)].map(([, id, tests]) => ({
  id: id!,
  tests: [...tests!.matchAll(/`([\w/.-]+\.ts)`((?: "[^"]+")+)/g)].flatMap(([, file, titles]) => {
    return [...titles!.matchAll(/"([^"]+)"/g)].map(([, title]) => ({ file: file!, title: title! }));
  }),
}));

test("the promises G1 to G9 are there, each in words and with tests", () => {
  expect(promises.map(({ id }) => id)).toEqual(Array.from({ length: 9 }, (_, index) => `G${index + 1}`));
  expect(promises.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

test.each(promises.flatMap(({ id, tests }) => tests.map((named) => ({ id, ...named }))))(
  "$id names $title of $file, which is there",
  ({ file, title }) => {
    const url = new URL(file, import.meta.url);
    expect(existsSync(url)).toBe(true);
    expect(readFileSync(url, "utf8")).toContain(`"${title}"`);
  },
);
