import { expect, test } from "vitest";
import { describeMutant, judge, type Mutant } from "../src/survivor.js";

const TEXT = `export function wait(ms: number): number {
  if (ms > 0) {
    return ms;
  }
  return 0;
}
`;

/** A bug in line 2 of the text, where `ms > 0` became something else. */
function createMutant(replacement: string, status: string): Mutant {
  const location = { start: { line: 2, column: 7 }, end: { line: 2, column: 13 } };
  return { fileName: "/clone/wait.ts", status, replacement, location };
}

const describe = (mutant: Mutant): string => describeMutant("wait.ts", TEXT, mutant);

test("a bug is what became what, wherever it stands in its file", () => {
  expect(describe(createMutant("ms >= 0", "Survived"))).toBe("wait.ts: ms > 0 → ms >= 0, in: if (ms > 0) {");
});

test("a bug of several lines is told in one", () => {
  const location = { start: { line: 2, column: 15 }, end: { line: 4, column: 4 } };
  const mutant = { ...createMutant("{}", "Survived"), location };
  expect(describe(mutant)).toBe("wait.ts: { return ms; } → {}, in: if (ms > 0) {");
});

test("what failed a test, or hung, was found; what was not run, or not noticed, was not", () => {
  const statuses = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored", "CompileError"];
  const mutants = statuses.map((status) => createMutant(status, status));
  expect(judge(mutants, [], describe)).toEqual({
    score: { found: 2, total: 4 },
    unexplained: [
      "wait.ts: ms > 0 → Survived, in: if (ms > 0) {",
      "wait.ts: ms > 0 → NoCoverage, in: if (ms > 0) {",
    ],
    stale: [],
  });
});

test("a bug that is explained is no finding, but still none that was found", () => {
  const explanations = [
    { why: "0 is returned either way", mutants: ["wait.ts: ms > 0 → ms >= 0, in: if (ms > 0) {"] },
  ];
  expect(judge([createMutant("ms >= 0", "Survived")], explanations, describe)).toEqual({
    score: { found: 0, total: 1 },
    unexplained: [],
    stale: [],
  });
});

test("an explanation of a bug that a test finds has to go", () => {
  const explanations = [{ why: "nobody tests it", mutants: ["wait.ts: ms > 0 → true, in: if (ms > 0) {"] }];
  expect(judge([createMutant("true", "Killed")], explanations, describe).stale).toEqual([
    "wait.ts: ms > 0 → true, in: if (ms > 0) {",
  ]);
});
