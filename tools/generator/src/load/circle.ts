import type { Key } from "./parsed-text.js";
import { parsePointer } from "./pointer.js";

/** A reference, and the keys that lead to it. */
export interface Use {
  readonly keys: readonly Key[];
  readonly reference: string;
}

/** A reference that leads back to the component that it stands in. */
export type Circle = Use;

/** Keywords under which a schema is part of the schema that it stands in: no value comes in between. */
const PARTS = new Set<Key>(["allOf", "anyOf", "oneOf"]);

/**
 * The references that close a circle. A schema may refer to itself by way of a property or an item. Nothing else may.
 */
export function findCircles(uses: readonly Use[]): readonly Circle[] {
  const edges = new Map<string, Use[]>();
  for (const use of uses) {
    const [first, section, name, ...rest] = use.keys;
    if (first !== "components") continue;
    const isPart = rest.slice(0, -1).every((key) => typeof key === "number" || PARTS.has(key));
    if (section === "schemas" && (!isPart || rest.at(-1) !== "$ref")) continue;
    const from = `${section}/${name}`;
    const known = edges.get(from);
    if (known === undefined) edges.set(from, [use]);
    else known.push(use);
  }
  const circles: Circle[] = [];
  const done = new Set<string>();
  for (const start of edges.keys()) {
    const path = new Set<string>();
    const open: { readonly name: string; readonly rest: Use[] }[] = [];
    const enter = (name: string): void => {
      path.add(name);
      done.add(name);
      open.push({ name, rest: [...(edges.get(name) ?? [])] });
    };
    if (!done.has(start)) enter(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const use = top.rest.shift();
      if (use === undefined) {
        path.delete(top.name);
        open.pop();
        continue;
      }
      const [, section, name] = parsePointer(use.reference.slice(1)) ?? [];
      const target = `${section}/${name}`;
      if (path.has(target)) circles.push(use);
      else if (!done.has(target)) enter(target);
    }
  }
  return circles;
}
