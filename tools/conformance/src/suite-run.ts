import { createTemporaryFolder } from "agent-stop-registry/command-line";
import { startControlServer } from "./control-server.js";
import { bundleProject, writeProject } from "./project.js";
import type { StartJudge } from "./judge/judge.js";
import type { RunProject } from "./runtime/runtime.js";
import type { TestResult } from "./suite/vitest.js";
import type { Suite } from "./suite.js";

/** A suite that does not come to its end is ended after that. */
const LIMIT = 300_000;

export interface SuiteRunOptions {
  readonly startJudge: StartJudge;
  readonly run: RunProject;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a suite in a runtime, against a server. What keeps it from running to its end is a failed test, too. */
export async function runSuite(
  suite: Suite,
  { startJudge, run, signal }: SuiteRunOptions,
): Promise<readonly TestResult[]> {
  const judge = suite.specFile && (await startJudge(suite.specFile));
  try {
    await using project = await createTemporaryFolder("conformance");
    await using control = await startControlServer(judge, suite.testFile, () =>
      bundleProject(project.path, "main.js"),
    );
    await writeProject(project.path, suite, {
      controlUrl: control.url,
      baseUrl: judge?.baseUrl,
      specFile: suite.specFile?.href,
    });
    const signals = [AbortSignal.timeout(LIMIT), signal].filter((each) => each !== undefined);
    const runnable = { folder: project.path, pageUrl: control.url, signal: AbortSignal.any(signals) };
    const failure = await run(runnable).then(
      () => (control.results()?.length ? undefined : "It ended without results."),
      (error: unknown) => String(error),
    );
    const ending: readonly TestResult[] =
      failure === undefined ? [] : [{ title: "the suite ends", outcome: "failed", reason: failure }];
    return [...(control.results() ?? []), ...ending];
  } finally {
    await judge?.close();
  }
}
