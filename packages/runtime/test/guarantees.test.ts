import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GUARANTEES, promises } from "./promises.js";

test("the promises C1 to C17 are there, each in words", () => {
  expect(promises.map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, index) => `C${index + 1}`));
  expect(promises.filter(({ promise }) => promise.length < 80)).toEqual([]);
  expect(GUARANTEES.match(/^\| C/gm)).toHaveLength(promises.length);
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

test("says where a promise does not hold", () => {
  expect(promises.find(({ id }) => id === "C15")?.promise).toContain(
    "**Where the platform repeats, C4 does not hold:**",
  );
});
