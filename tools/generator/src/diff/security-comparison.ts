import type { NeededScheme, SecurityRequirement, SecurityScheme } from "../provider.js";
import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import type { Comparison, OperationPair } from "./comparison.js";
import { canonical, child, children, keyOf, rootOf, type SpecNode } from "./spec-node.js";

/** Compares which credentials an operation needs: whether those that were enough still are. */
export function compareRequirements({ before, after, nodes }: OperationPair): readonly ApiChange[] {
  const [was, is] = [orNone(before.security), orNone(after.security)];
  if (canonical(was) === canonical(is)) return [];
  const places: Pair = {
    base: securityNode(nodes.base, before.ownSecurity),
    head: securityNode(nodes.head, after.ownSecurity),
  };
  const name = `\`${after.names.function}\``;
  const refused = was.filter((given) => !is.some((needed) => isEnough(given, needed)));
  const taken = is.filter((needed) => !was.some((given) => isEnough(needed, given)));
  const changes = [
    ...refused.map((each) => change(places, "major", `${name} is refused ${describe(each)}.`)),
    ...taken.map((each) => change(places, "minor", `${name} may be called ${describe(each)}.`)),
  ];
  if (changes.length > 0) return changes;
  return [change(places, "minor", `${name} takes other credentials, or another one first.`)];
}

function orNone(security: readonly SecurityRequirement[]): readonly SecurityRequirement[] {
  return security.length === 0 ? [[]] : security;
}

/** Whether credentials that met one requirement meet another. */
function isEnough(given: SecurityRequirement, needed: SecurityRequirement): boolean {
  return needed.every(({ option, scopes }) => {
    const scheme = given.find((each) => each.option === option);
    return scheme !== undefined && scopes.every((scope) => scheme.scopes.includes(scope));
  });
}

function describe(requirement: SecurityRequirement): string {
  if (requirement.length === 0) return "without credentials";
  const show = ({ option, scopes }: NeededScheme): string => {
    return `\`${option}\`${scopes.length > 0 ? ` (${scopes.join(", ")})` : ""}`;
  };
  return `with ${requirement.map(show).join(" and ")} alone`;
}

function securityNode(operation: SpecNode, isOwn: boolean): SpecNode {
  return child(isOwn ? operation : rootOf(operation.document), "security");
}

/** Compares how credentials are sent. */
export function compareSchemes({ base, head }: Comparison): readonly ApiChange[] {
  const nodes: Pair = { base: schemesNode(base.document), head: schemesNode(head.document) };
  const [before, after] = [base.provider.securitySchemes, head.provider.securitySchemes];
  const removed = before.filter(({ option }) => !after.some((each) => each.option === option));
  const added = after.filter(({ option }) => !before.some((each) => each.option === option));
  const places = (option: string): Pair => pairOf(nodes, (node) => schemeNode(node, option));
  return [
    ...removed.map(({ option }) => change(places(option), "major", `The credential \`${option}\` is gone.`)),
    ...added.map(({ option }) => change(places(option), "minor", `The credential \`${option}\` is new.`)),
    ...after.flatMap((scheme) => {
      const other = before.find(({ option }) => option === scheme.option);
      return other === undefined ? [] : compareScheme(places(scheme.option), other, scheme);
    }),
  ];
}

function compareScheme(nodes: Pair, was: SecurityScheme, is: SecurityScheme): readonly ApiChange[] {
  const subject = `The credential \`${is.option}\``;
  const { description: before, ...other } = was;
  const { description: after, ...scheme } = is;
  const isSent = canonical(other) !== canonical(scheme);
  return [
    ...(isSent ? [change(nodes, "major", `${subject} is sent in another way.`)] : []),
    ...(before === after ? [] : [change(nodes, "patch", `${subject} is documented anew.`)]),
  ];
}

function schemesNode(document: SpecNode["document"]): SpecNode {
  return child(child(rootOf(document), "components"), "securitySchemes");
}

/** The scheme of this key; where the option has another name than its scheme, all of them. */
function schemeNode(schemes: SpecNode, option: string): SpecNode {
  return children(schemes).find((node) => keyOf(node) === option) ?? schemes;
}
