import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** A promise of `docs/guarantees.md`, and the tests that it names. */
interface Promised {
  readonly id: string;
  readonly promise: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

const text = readFileSync(new URL("../../../docs/guarantees.md", import.meta.url), "utf8");

/** Rows of the form `| C1 | text | ` + "`file` "title" "title" `file` …" + ` |`. */
const promises: readonly Promised[] = [...text.matchAll(/^\| (C\d+) +\| (.*?) +\| (.*) \|$/gm)].map(
  ([, id, promise, cell]) => ({
    id: id!,
    promise: promise!,
    tests: [...cell!.matchAll(/`([\w/.-]+\.ts)`((?: "[^"]+")*)/g)].flatMap(([, file, titles]) =>
      [...titles!.matchAll(/"([^"]+)"/g)].map(([, title]) => ({ file: file!, title: title! })),
    ),
  }),
);

test("the promises C1 to C15 are there, each in words", () => {
  expect(promises.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, index) => `C${index + 1}`));
  expect(promises.filter(({ promise }) => promise.length < 80)).toEqual([]);
  expect(text.match(/^\| C/gm)).toHaveLength(promises.length);
});

describe.each(promises)("$id", ({ tests }) => {
  test("names a test", () => {
    expect(tests.length).toBeGreaterThan(0);
  });

  test.each(tests)("names $title of $file, which is there", ({ file, title }) => {
    const url = new URL(file, import.meta.url);
    expect(existsSync(url)).toBe(true);
    expect(readFileSync(url, "utf8").includes(`"${title}"`)).toBe(true);
  });
});

test("says where a promise is not proved yet", () => {
  expect(promises.find(({ id }) => id === "C15")?.promise).toMatch(/Node only/);
});
