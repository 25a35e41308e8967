import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Document } from "./document.js";
import type { Finding } from "./finding.js";
import { libraryRules, severityOf } from "./library-rules.js";
import type { LibraryTask, Problem } from "./library.js";
import { ruleEntry } from "./rule-table.js";

/**
 * Checks a spec by all rules and returns what they found, in the order of the document. What can be generated right
 * all the same is a warning; with `strict` it is an error. `errorsOnly` leaves out the rules that would only warn, and of
 * nothing that would be missing from the package: some of them take longer than all else.
 */
export async function lint(
  document: Document,
  options: { readonly strict?: boolean | undefined; readonly errorsOnly?: boolean | undefined },
): Promise<readonly Finding[]> {
  const problems = await findProblems(document, options.errorsOnly === true && !options.strict);
  const found = [...document.repairs, ...problems.map((problem) => buildFinding(document, problem))];
  const findings = options.strict
    ? found.map((finding) => ({ ...finding, severity: "error" as const }))
    : found;
  return deduplicate(findings.toSorted((one, other) => comparePlaces(document, one, other)));
}

async function findProblems({ path, root }: Document, errorsOnly: boolean): Promise<readonly Problem[]> {
  const task = { path, root, errorsOnly };
  // The library takes a third of a second to load, which a run that only reads documents need not spend.
  const { runLibrary } = await import("./library.js");
  try {
    return await runLibrary(task);
  } catch (error) {
    // The library walks along references: a thousand schemas that refer to each other are more than this stack holds.
    if (error instanceof RangeError) return runInThread(task);
    const problems = await runLibrary({ ...task, structureOnly: true });
    if (problems.some(({ isError }) => isError)) return problems;
    throw error;
  }
}

async function runInThread(task: LibraryTask): Promise<readonly Problem[]> {
  const worker = new Worker(new URL("library-worker.js", import.meta.url), {
    workerData: task,
    resourceLimits: { stackSizeMb: 256 },
  });
  const [problems] = (await once(worker, "message")) as [readonly Problem[]];
  return problems;
}

function buildFinding({ locate }: Document, { rule, isError, message, keys, onKey }: Problem): Finding {
  return {
    ...locate(keys, onKey),
    rule,
    severity: isError ? severityOf(rule, message, keys) : "warning",
    // The library says only what it found.
    message: rule in libraryRules ? `${message.replace(/\.?$/, ".")} ${ruleEntry(rule).advice}` : message,
  };
}

/** The document's own file is first; the others follow by name. */
function comparePlaces({ file }: Document, one: Finding, other: Finding): number {
  if (one.file !== other.file) {
    if (one.file === file || other.file === file) return one.file === file ? -1 : 1;
    return one.file < other.file ? -1 : 1;
  }
  return one.line - other.line || one.column - other.column;
}

/** A schema that is referred to twice is visited twice. */
function deduplicate(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
