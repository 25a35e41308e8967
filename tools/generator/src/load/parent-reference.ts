import type { Use } from "./circle.js";
import type { Key } from "./parsed-text.js";
import { formatPointer } from "./pointer.js";

/**
 * Pointers to the references in an `allOf` that lead to a schema whose `oneOf` or `anyOf` leads back to where they stand:
 * a child refers to its parent, which refers to its children.
 */
export function findParentReferences(uses: readonly Use[]): ReadonlySet<string> {
  const choices = new Map<string, string[]>();
  const parts = new Map<string, string[]>();
  const inheritances: { readonly child: string; readonly use: Use }[] = [];
  for (const use of uses) {
    const [first, section, , keyword] = use.keys;
    if (first !== "components" || section !== "schemas" || use.keys.length !== 6) continue;
    const schema = formatPointer(use.keys.slice(0, 3));
    if (keyword === "allOf") inheritances.push({ child: schema, use });
    else if (!isChoice(keyword)) continue;
    else add(choices, schema, use.reference);
    add(parts, schema, use.reference);
  }
  const descendants = new Map<string, ReadonlySet<string>>();
  const found = inheritances.filter(({ child, use: { reference: parent } }) => {
    const known = descendants.get(parent) ?? new Set(choices.get(parent));
    if (!descendants.has(parent)) {
      // A set goes on over what is added to it.
      for (const each of known) for (const part of parts.get(each) ?? []) (known as Set<string>).add(part);
      descendants.set(parent, known);
    }
    return known.has(child);
  });
  return new Set(found.map(({ use }) => formatPointer(use.keys)));
}

function isChoice(keyword: Key | undefined): boolean {
  return keyword === "oneOf" || keyword === "anyOf";
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
