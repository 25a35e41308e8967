// Stands in for `vitest` in a bundled suite: vitest's own matchers, and as much of the rest as contract tests use.
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import { ask, NotAsked } from "./control.js";

/** What became of a test. */
export interface TestResult {
  readonly title: string;
  readonly outcome: "passed" | "failed" | "excepted";
  /** Why it failed, or by which rule it counts as neither. */
  readonly reason?: string | undefined;
}

type Body = () => Promise<void>;

interface Test {
  readonly title: string;
  readonly body: Body;
  /** It shares nothing with the tests beside it. */
  readonly isConcurrent: boolean;
}

/** As many as vitest runs. */
const AT_ONCE = 5;

// A failure is read where nobody can run it again: in full.
chai.config.truncateThreshold = 0;
chai.use(JestExtend).use(JestChaiExpect).use(JestAsymmetricMatchers);
chai.use(({ Assertion }, { flag }) => {
  Assertion.addMethod("toMatchFileSnapshot", async function (this: object, path: string) {
    expect(flag(this, "object")).to.equal(await ask("snapshot", path));
  });
});

export const expect: Chai.ExpectStatic = chai.expect;

const tests: Test[] = [];
const openings: (() => Promise<void>)[] = [];
const closings: (() => Promise<void>)[] = [];
let suites: readonly string[] = [];

export function describe(title: string, defineTests: () => void): void {
  suites = [...suites, title];
  defineTests();
  suites = suites.slice(0, -1);
}

type Row = Readonly<Record<string, unknown>>;

interface DefineTest {
  (title: string, body: Body): void;
  readonly concurrent: (title: string, body: Body) => void;
  /** A `$name` in the title is that member of the row. */
  readonly each: (rows: readonly Row[]) => (title: string, body: (row: Row) => Promise<void>) => void;
}

export const test: DefineTest = Object.assign(define, {
  concurrent: (title: string, body: Body) => define(title, body, true),
  each: (rows: readonly Row[]) => (title: string, body: (row: Row) => Promise<void>) => {
    for (const row of rows) {
      const filled = title.replace(/\$(\w+)/g, (_, name: string) => String(row[name]));
      define(filled, () => body(row));
    }
  },
});

function define(title: string, body: Body, isConcurrent = false): void {
  tests.push({ title: [...suites, title].join(" › "), body, isConcurrent });
}

export function beforeAll(open: () => Promise<void>): void {
  openings.push(open);
}

export function afterAll(close: () => Promise<void>): void {
  closings.push(close);
}

/** Runs what was defined, and hands the results to who started this run. */
export async function run(): Promise<void> {
  for (const open of openings) await open();
  const results = new Map<Test, TestResult>();
  const waiting = tests.filter(({ isConcurrent }) => isConcurrent);
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results.set(next, await outcomeOf(next));
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const each of tests) {
    // A test with a clock in it may fail because of those beside it: alone it has to pass.
    if (results.get(each)?.outcome !== "passed") results.set(each, await outcomeOf(each));
  }
  for (const close of closings) await close();
  await ask(
    "report",
    tests.map((each) => results.get(each)),
  );
}

async function outcomeOf({ title, body }: Test): Promise<TestResult> {
  try {
    await body();
    // What a judge has against the requests and answers of this test, whatever the client made of them.
    const violations = (await ask("violations")) as readonly string[];
    if (violations.length === 0) return { title, outcome: "passed" };
    return { title, outcome: "failed", reason: violations.join("\n") };
  } catch (error) {
    const violations = (await ask("violations")) as readonly string[];
    if (error instanceof NotAsked) return { title, outcome: "excepted", reason: error.message };
    return { title, outcome: "failed", reason: [String(error), ...violations].join("\n") };
  }
}
