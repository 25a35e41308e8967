import { type ApiChange, bumpOf, BUMPS, change, type Pair, pairOf } from "./api-change.js";
import { compareCode } from "./code-comparison.js";
import type { Comparison } from "./comparison.js";
import { compareOperations } from "./operation-comparison.js";
import { compareProse } from "./prose.js";
import { SchemaComparison } from "./schema-comparison.js";
import { compareSchemes } from "./security-comparison.js";
import { compareAllServers } from "./server-comparison.js";
import type { Side } from "./side.js";
import { child, rootOf } from "./spec-node.js";

/**
 * What is not as it was for a user of the package, what matters most first: by the specs, and by a compiler that is given
 * code written against the package of BASE together with the package of HEAD.
 */
export function compare(base: Side, head: Side): readonly ApiChange[] {
  const typeNames = new Map(head.provider.schemas.map(({ name, typeName }) => [name, typeName]));
  const comparison: Comparison = { base, head, schemas: new SchemaComparison(typeNames) };
  const bySpec = [
    ...compareAllServers(comparison),
    ...compareSchemes(comparison),
    ...compareOperations(comparison),
    ...compareTypeNames(comparison),
    ...compareProse(nodesOf(comparison, "info"), "The package"),
  ];
  const found = deduplicate([...bySpec, ...compareCode(comparison, bumpOf(bySpec))]);
  return BUMPS.toReversed().flatMap((bump) => found.filter((each) => each.bump === bump));
}

function nodesOf({ base, head }: Comparison, key: string): Pair {
  return pairOf({ base: rootOf(base.document), head: rootOf(head.document) }, (node) => child(node, key));
}

/** Which schemas there are: each is an exported type. */
function compareTypeNames(comparison: Comparison): readonly ApiChange[] {
  const { base, head } = comparison;
  const nodes = pairOf(nodesOf(comparison, "components"), (node) => child(node, "schemas"));
  const lacks =
    ({ provider }: Side) =>
    ({ typeName }: { readonly typeName: string }) =>
      provider.schemas.every((each) => each.typeName !== typeName);
  return [
    ...base.provider.schemas.filter(lacks(head)).map(({ name, typeName }) => {
      const place = { ...nodes, base: child(nodes.base, name) };
      return change(place, "major", `The type \`${typeName}\` is gone.`);
    }),
    ...head.provider.schemas.filter(lacks(base)).map(({ name, typeName }) => {
      const place = { ...nodes, head: child(nodes.head, name) };
      return change(place, "minor", `The type \`${typeName}\` is new.`);
    }),
  ];
}

/** What several operations have from one place is found with each of them. */
function deduplicate(changes: readonly ApiChange[]): readonly ApiChange[] {
  return [...new Map(changes.map((each) => [JSON.stringify(each), each])).values()];
}
