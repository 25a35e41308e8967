import { isRepeatable, type Operation } from "../provider.js";
import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import { compareBodies } from "./body-comparison.js";
import type { Comparison, OperationPair } from "./comparison.js";
import { compareParameters } from "./parameter-comparison.js";
import { compareProse } from "./prose.js";
import { compareResponses } from "./response-comparison.js";
import { compareRequirements } from "./security-comparison.js";
import { compareServers } from "./server-comparison.js";
import { child, follow, rootOf, type SpecNode } from "./spec-node.js";
import { compareStops } from "./stop-comparison.js";
import type { Side } from "./side.js";

/** Compares the operations of two specs: those that are on both sides, and those that have come or gone. */
export function compareOperations(comparison: Comparison): readonly ApiChange[] {
  const { base, head } = comparison;
  const { pairs, removed, added } = matchOperations(base.provider.operations, head.provider.operations);
  const paths: Pair = {
    base: child(rootOf(base.document), "paths"),
    head: child(rootOf(head.document), "paths"),
  };
  return [
    ...removed.map((operation) => {
      const nodes = { ...paths, base: operationNode(base, operation) };
      return change(nodes, "major", `\`${operation.names.function}\` is gone.`);
    }),
    ...added.map((operation) => {
      const nodes = { ...paths, head: operationNode(head, operation) };
      return change(nodes, "minor", `\`${operation.names.function}\` is new.`);
    }),
    ...pairs.flatMap(([before, after]) => compareOperation(comparison, before, after)),
  ];
}

export function operationNode({ document }: Side, { path, method }: Operation): SpecNode {
  const pathItem = follow(child(child(rootOf(document), "paths"), path));
  return child(pathItem, method.toLowerCase());
}

interface MatchedOperations {
  readonly pairs: readonly (readonly [base: Operation, head: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** An operation is the same where its name is, or else where method and path are, whatever its path parameters are called. */
export function matchOperations(base: readonly Operation[], head: readonly Operation[]): MatchedOperations {
  const marks = [
    ({ names }: Operation) => names.function,
    ({ method, path }: Operation) => `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`,
  ];
  const pairs: (readonly [Operation, Operation])[] = [];
  let [removed, added] = [base, head];
  for (const mark of marks) {
    const byMark = new Map(added.map((each) => [mark(each), each]));
    const found = removed.flatMap((before) => {
      const after = byMark.get(mark(before));
      return after === undefined ? [] : [[before, after] as const];
    });
    pairs.push(...found);
    const matched = new Set(found.flat());
    removed = removed.filter((each) => !matched.has(each));
    added = added.filter((each) => !matched.has(each));
  }
  return { pairs, removed, added };
}

function compareOperation(comparison: Comparison, before: Operation, after: Operation): readonly ApiChange[] {
  const pair: OperationPair = {
    before,
    after,
    nodes: { base: operationNode(comparison.base, before), head: operationNode(comparison.head, after) },
  };
  return [
    ...compareNames(pair),
    ...compareTarget(pair),
    ...compareProse(pair.nodes, `\`${after.names.function}\``),
    ...compareParameters(comparison, pair),
    ...compareBodies(comparison, pair),
    ...compareResponses(comparison, pair),
    ...compareRequirements(pair),
    ...compareServers(
      [before.server],
      [after.server],
      pairOf(pair.nodes, (node) => child(node, "servers")),
      `\`${after.names.function}\``,
    ),
    ...compareRepetition(pair),
    ...compareStops(pair),
  ];
}

function compareNames({ before, after, nodes }: OperationPair): readonly ApiChange[] {
  const ids = pairOf(nodes, (node) => child(node, "operationId"));
  const [was, is] = [before.names.function, after.names.function];
  if (was !== is) return [change(ids, "major", `\`${was}\` is called \`${is}\`.`)];
  const types = (["Parameters", "Result", "Error", "isError"] as const).filter(
    (key) => before.names[key] !== after.names[key],
  );
  return types.map((key) => {
    return change(ids, "major", `\`${before.names[key]}\` of \`${is}\` is called \`${after.names[key]}\`.`);
  });
}

/** Another method or path: requests that a server of before does not know. */
function compareTarget({ before, after, nodes }: OperationPair): readonly ApiChange[] {
  const name = `\`${after.names.function}\``;
  const [was, is] = [`${before.method} ${before.path}`, `${after.method} ${after.path}`];
  if (was === is) return [];
  const shape = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, "{}");
  // A path parameter's new name is told with the parameters.
  if (before.method === after.method && shape(before.path) === shape(after.path)) return [];
  return [change(nodes, "major", `${name} sends \`${is}\` in place of \`${was}\`.`)];
}

function compareRepetition({ before, after, nodes }: OperationPair): readonly ApiChange[] {
  const name = `\`${after.names.function}\``;
  const changes: ApiChange[] = [];
  if (isRepeatable(before) !== isRepeatable(after)) {
    const places = pairOf(nodes, (node) => child(node, "x-repeatable"));
    const says = isRepeatable(after) ? "sent again" : "not sent again";
    changes.push(change(places, "minor", `${name} is ${says} when no answer comes.`));
  }
  if (
    before.serverWait?.property !== after.serverWait?.property ||
    before.serverWait?.default !== after.serverWait?.default
  ) {
    const places = pairOf(nodes, (node) => child(node, "x-server-wait"));
    changes.push(change(places, "minor", `${name} gives the server another time to answer.`));
  }
  return changes;
}
