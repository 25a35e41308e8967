import { type FlatSchema, flatten, typesOf, valuesOf } from "./flat-schema.js";
import {
  canonical,
  children,
  follow,
  keyOf,
  membersOf,
  pointerOf,
  referenceOf,
  type SpecNode,
} from "./spec-node.js";
import type { Pair } from "./api-change.js";

/** The alternatives of two schemas: those that are on both sides, and those that are on one. */
export interface Matched {
  readonly pairs: readonly Pair[];
  readonly removed: readonly SpecNode[];
  readonly added: readonly SpecNode[];
}

/** The members of `oneOf` and `anyOf`; none where a schema has neither. */
export function alternativesOf({ keywords }: FlatSchema): readonly SpecNode[] {
  return ["oneOf", "anyOf"].flatMap((keyword) => (keywords.get(keyword) ?? []).flatMap(children));
}

/** Whether a schema is its alternatives, and says nothing else of its values. */
export function isUnion(schema: FlatSchema): boolean {
  return alternativesOf(schema).length > 0 && schema.properties.size === 0;
}

/** Finds the alternatives that are the same thing: by name, by what they say, by their marks, at last by what is left. */
export function matchAlternatives(base: readonly SpecNode[], head: readonly SpecNode[]): Matched {
  const pairs: Pair[] = [];
  let removed = base;
  let added = head;
  for (const mark of [nameOf, ({ value }: SpecNode) => canonical(value), constantsOf, shapeOf]) {
    for (const before of removed) {
      const after = added.find((each) => mark(before) !== undefined && mark(before) === mark(each));
      if (after === undefined) continue;
      pairs.push({ base: before, head: after });
      removed = removed.filter((each) => each !== before);
      added = added.filter((each) => each !== after);
    }
  }
  return { pairs, removed, added };
}

/** The pointer of the component that it is, also where it is not referred to but reached. */
function nameOf(node: SpecNode): string | undefined {
  if (referenceOf(node) !== undefined) return pointerOf(follow(node));
  return node.keys.length === 3 ? pointerOf(node) : undefined;
}

/** The properties that have one value, by which code tells alternatives apart. */
function constantsOf(node: SpecNode): string | undefined {
  const marks = [...flatten(node).properties].flatMap(([name, property]) => {
    const values = valuesOf(flatten(property));
    return values?.length === 1 ? [`${name}=${values[0]}`] : [];
  });
  return marks.length > 0 ? marks.toSorted().join() : undefined;
}

function shapeOf(node: SpecNode): string {
  const { title } = membersOf(follow(node));
  return typeof title === "string" ? title : [...(typesOf(flatten(node)) ?? [])].toSorted().join();
}

/** What a sentence calls an alternative. */
export function describeAlternative(node: SpecNode): string {
  if (nameOf(node) !== undefined) return `\`${keyOf(follow(node))}\``;
  const types = [...(typesOf(flatten(node)) ?? [])];
  return constantsOf(node) ?? (types.length > 0 ? `\`${types.join(" | ")}\`` : "anything");
}
