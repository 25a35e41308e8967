import type { GeneratedFile } from "../emit/generated-file.js";
import type { Operation } from "../provider.js";
import { count } from "../report.js";
import { type ApiChange, type Bump, BUMPS, type Pair } from "./api-change.js";
import { compile } from "./compilation.js";
import type { Comparison } from "./comparison.js";
import { CONSUMER_HEAD, emitUses, type Use } from "./consumer.js";
import { matchOperations, operationNode } from "./operation-comparison.js";
import { exportsOf, findDifference, type PackageDifference, subpathsOf } from "./package-difference.js";
import { placeOf, rootOf } from "./spec-node.js";

/** What the emitted packages show: code that no longer compiles, and what `found`, the bump by the specs, falls short of. */
export function compareCode(comparison: Comparison, found: Bump | undefined): readonly ApiChange[] {
  const { base, head } = comparison;
  const difference = findDifference(base.files, head.files);
  if (difference === undefined) return [];
  const breaks =
    difference.bump === "minor" ? [...compareExports(comparison), ...compareUses(comparison)] : [];
  const isKnown = found !== undefined && BUMPS.indexOf(found) >= BUMPS.indexOf(difference.bump);
  if (isKnown || breaks.length > 0) return breaks;
  return [codeChange(comparison, undefined, difference.bump, describe(difference))];
}

function describe({ bump, paths: [first, ...rest] }: PackageDifference): string {
  const files = `\`${first}\`${rest.length === 0 ? "" : ` and ${count(rest.length, "other file")}`}`;
  if (bump === "patch") return `What is said in ${files} is said anew.`;
  return `The code of ${files} is generated anew; what calls it compiles as before.`;
}

/** What the package of BASE exports under a name that the specs say nothing of, and what the one of HEAD lacks. */
function compareExports(comparison: Comparison): readonly ApiChange[] {
  const { base, head } = comparison;
  const { operations, schemas } = base.provider;
  const told = [
    ...operations.flatMap(({ names }) => Object.values(names)),
    ...schemas.map(({ typeName }) => typeName),
    "stop",
  ];
  const known = new Set<string | undefined>([...told, ...exportsOf(head.files)]);
  const lost = [
    ...subpathsOf(base.files).filter((path) => !subpathsOf(head.files).includes(path)),
    ...exportsOf(base.files).filter((name) => !known.has(name)),
  ];
  return lost.map((name) =>
    codeChange(comparison, undefined, "major", `\`${name}\` is not exported any more.`),
  );
}

/** What a consumer did with the package of BASE, and can't do with that of HEAD. */
function compareUses(comparison: Comparison): readonly ApiChange[] {
  const { base, head } = comparison;
  const functions = new Set(head.provider.operations.map(({ names }) => names.function));
  // Of an operation that is gone, nothing else has to be told.
  const uses = emitUses(base.provider).filter(({ operation }) => {
    return operation === undefined || functions.has(operation.names.function);
  });
  const failures = findFailures(uses, comparison, head.files);
  if (failures.size === 0) return [];
  // What the compiler does not take with BASE either is no change.
  const before = findFailures(uses, comparison, base.files);
  const added = [...failures].filter(([use]) => !before.has(use));
  // Of what is done in several ways, the first says enough.
  return [...new Map(added.toReversed().map((each) => [each[0].subject, each])).values()]
    .toReversed()
    .map(([{ subject, operation }, message]) => {
      return codeChange(
        comparison,
        operation,
        "major",
        `Code that ${subject} no longer compiles: ${message}`,
      );
    });
}

function findFailures(
  uses: readonly Use[],
  { base }: Comparison,
  files: readonly GeneratedFile[],
): ReadonlyMap<Use, string> {
  const code = CONSUMER_HEAD + uses.map((use) => `${use.code}\n`).join("");
  const offset = CONSUMER_HEAD.split("\n").length;
  const found = compile(code, { base: base.files, head: files }, base.provider);
  // The first error of a statement says most; where the head fails, the statements that it serves do, too.
  const failures = new Map<Use, string>();
  for (const { line, message } of found) {
    const use = uses[line - offset];
    if (use !== undefined && !failures.has(use)) failures.set(use, message);
  }
  return failures;
}

function codeChange(
  { base, head }: Comparison,
  operation: Operation | undefined,
  bump: Bump,
  message: string,
): ApiChange {
  const [pair] = operation === undefined ? [] : matchOperations([operation], head.provider.operations).pairs;
  const nodes: Pair = {
    base: operation === undefined ? rootOf(base.document) : operationNode(base, operation),
    head: pair === undefined ? rootOf(head.document) : operationNode(head, pair[1]),
  };
  return { bump, message, found: "code", base: placeOf(nodes.base), head: placeOf(nodes.head) };
}
