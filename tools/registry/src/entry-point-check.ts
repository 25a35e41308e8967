import { checkPackage as analyze, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind, problemKindInfo } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { PackageCheck, PackageUnderCheck } from "./package-check.js";

/** What publint and Are The Types Wrong say about the ways into the package. */
export const checkEntryPoints: readonly PackageCheck[] = [checkWithPublint, checkWithAttw];

async function checkWithPublint({ tarball }: PackageUnderCheck): Promise<readonly string[]> {
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(tarball.bytes).buffer },
    level: "suggestion",
    strict: true,
  });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
}

async function checkWithAttw({ tarball }: PackageUnderCheck): Promise<readonly string[]> {
  const analysis = await analyze(createPackageFromTarballData(tarball.bytes));
  if (!analysis.types) return ['attw: The package has no types. Declare them in "exports".'];
  // The profile esm-only of attw's command line: who imports the package resolves as Node does for ESM, or as a bundler does.
  const problems = analysis.problems.filter((problem) =>
    (["node16-esm", "bundler"] as const).some((kind) =>
      problemAffectsResolutionKind(problem, kind, analysis),
    ),
  );
  return [...new Set(problems.map(attwSentence))];
}

function attwSentence(problem: Problem): string {
  const { shortDescription, docsUrl } = problemKindInfo[problem.kind];
  const entrypoint = "entrypoint" in problem ? ` at "${problem.entrypoint}"` : "";
  return `attw: ${shortDescription}${entrypoint}. ${docsUrl} says what to do.`;
}
