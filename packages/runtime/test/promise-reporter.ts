import type { Reporter, TestCase, TestModule } from "vitest/node";
import { type NamedTest, promises } from "./promises.js";

/**
 * Fails a run of all tests when one that `docs/guarantees.md` names did not run, or did not pass: that its title stands
 * in a file proves nothing.
 */
// oxlint-disable-next-line import/no-default-export -- vitest takes no other.
export default class PromiseReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()]);
    const broken = promises.flatMap(({ id, tests }) =>
      tests
        // What is tested in another folder is run there.
        .filter((named) => !named.file.startsWith("../") && !isKept(cases, named))
        .map(({ file, title }) => `  ${id} names ${file} "${title}", which did not run or did not pass`),
    );
    if (broken.length === 0) return;
    console.error(`\ndocs/guarantees.md:\n${broken.join("\n")}`);
    process.exitCode = 1;
  }
}

function isKept(cases: readonly TestCase[], { file, title }: NamedTest): boolean {
  // The rows of `faults/` are run by `fault.test.ts`. A title of `test.each` has placeholders.
  const path = `/test/${file.replace(/^faults\/.*/, "fault.test.ts")}`;
  const parts = title.split(/%[a-z]/).map((part) => part.replace(/\W/g, "\\$&"));
  const pattern = new RegExp(parts.join(".*"), "s");
  const named = cases.filter((each) => each.module.moduleId.endsWith(path) && pattern.test(each.name));
  return named.length > 0 && named.every((each) => each.result().state === "passed");
}
