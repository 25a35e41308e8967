import { isFilledIn } from "../emit/parameters.js";
import type { Parameter, ParameterLocation } from "../provider.js";
import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import type { Comparison, OperationPair } from "./comparison.js";
import { compareProse } from "./prose.js";
import { canonical, child, children, follow, membersOf, type SpecNode } from "./spec-node.js";

/** Compares what an operation takes, besides a request body. */
export function compareParameters(comparison: Comparison, pair: OperationPair): readonly ApiChange[] {
  const { before, after, nodes } = pair;
  const renamed = findRenamed(pair);
  const name = after.names.function;
  const isKept = (each: Parameter): boolean => before.parameters.some((other) => isSame(other, each));
  const places = pairOf(nodes, (node) => child(node, "parameters"));
  const removals = before.parameters
    .filter((each) => !after.parameters.some((other) => isSame(other, each)))
    .map((each) => {
      const base = parameterNode(nodes.base, each);
      const next = renamed.get(each);
      if (next === undefined) return change({ ...places, base }, "major", `${describe(each, name)} is gone.`);
      const head = parameterNode(nodes.head, next);
      return change({ base, head }, "major", `${describe(each, name)} is called \`${next.name}\`.`);
    });
  const additions = after.parameters
    .filter((each) => !isKept(each) && ![...renamed.values()].includes(each))
    .map((each) => {
      const added = { ...places, head: parameterNode(nodes.head, each) };
      const rest = isNeeded(each) ? ", and has to be given" : "";
      return change(added, isNeeded(each) ? "major" : "minor", `${describe(each, name)} is new${rest}.`);
    });
  const kept = after.parameters.flatMap((each) => {
    const was = before.parameters.find((other) => isSame(other, each));
    return was === undefined ? [] : compareParameter(comparison, [was, each], pair);
  });
  const moved = [...renamed].flatMap((each) => compareParameter(comparison, each, pair));
  return [...removals, ...additions, ...kept, ...moved];
}

function isSame(one: Parameter, other: Parameter): boolean {
  return one.name === other.name && one.in === other.in;
}

/** Whether a caller has to give it. */
function isNeeded(parameter: Parameter): boolean {
  return parameter.required && !isFilledIn(parameter);
}

/** Path parameters that stand at the same place of a path of the same shape, under another name. */
function findRenamed({ before, after }: OperationPair): ReadonlyMap<Parameter, Parameter> {
  const names = ({ path }: typeof before): readonly string[] =>
    [...path.matchAll(/\{([^{}]*)\}/g)].map(([, each = ""]) => each);
  const [was, is] = [names(before), names(after)];
  const isAt = (name: string | undefined) => (each: Parameter) => each.in === "path" && each.name === name;
  if (was.length !== is.length) return new Map();
  const pairs = was.flatMap((name, index) => {
    const [one, other] = [before.parameters.find(isAt(name)), after.parameters.find(isAt(is[index]))];
    if (one === undefined || other === undefined) return [];
    const isMoved = was.includes(other.name) || is.includes(one.name);
    return isMoved ? [] : [[one, other] as const];
  });
  return new Map(pairs);
}

function compareParameter(
  { schemas }: Comparison,
  [was, is]: readonly [Parameter, Parameter],
  { after, nodes: operations }: OperationPair,
): readonly ApiChange[] {
  const name = after.names.function;
  const nodes: Pair = { base: parameterNode(operations.base, was), head: parameterNode(operations.head, is) };
  const required = pairOf(nodes, (node) => child(node, "required"));
  const subject = describe(is, name);
  const changes: ApiChange[] = [];
  if (isNeeded(was) !== isNeeded(is)) {
    const message = isNeeded(is) ? "has to be given" : "may be left out";
    changes.push(change(required, isNeeded(is) ? "major" : "minor", `${subject} ${message}.`));
  } else if (was.required !== is.required) {
    changes.push(change(required, "minor", `${subject} is ${is.required ? "always" : "not always"} sent.`));
  }
  const writing = ({ style, allowReserved }: Parameter): string => canonical({ style, allowReserved });
  if (writing(was) !== writing(is)) {
    changes.push(change(nodes, "major", `${subject} is written in another style.`));
  }
  if (was.isFixed || is.isFixed) {
    const isOther = was.isFixed !== is.isFixed || was.default !== is.default;
    if (isOther) changes.push(change(nodes, "major", `${subject} has another fixed value.`));
    return changes;
  }
  const role = { direction: "request", path: is.name, where: `taken by \`${name}\`` } as const;
  return [...changes, ...compareProse(nodes, subject), ...schemas.compare(pairOf(nodes, schemaNode), role)];
}

const KINDS: Readonly<Record<ParameterLocation, string>> = {
  path: "Path parameter",
  query: "Query parameter",
  header: "Header field",
  cookie: "Cookie",
  querystring: "Query",
};

function describe({ name, in: location }: Parameter, operation: string): string {
  return `${KINDS[location]} \`${name}\` of \`${operation}\``;
}

/** The Parameter Object of an operation or of its path; the operation, where the path template has it. */
function parameterNode(operation: SpecNode, { name, in: location }: Parameter): SpecNode {
  const pathItem = { ...operation, keys: operation.keys.slice(0, -1) };
  const holders = [operation, { ...pathItem, value: pathItemValue(operation) }];
  const declared = holders.flatMap((holder) => children(child(holder, "parameters"))).map(follow);
  const found = declared.find(
    (node) => membersOf(node)["name"] === name && membersOf(node)["in"] === location,
  );
  return found ?? operation;
}

function pathItemValue({ document, keys }: SpecNode): unknown {
  return keys.slice(0, -1).reduce<SpecNode>(child, { document, keys: [], value: document.root }).value;
}

function schemaNode(parameter: SpecNode): SpecNode {
  const [content] = children(child(parameter, "content"));
  return child(content === undefined ? parameter : follow(content), "schema");
}
