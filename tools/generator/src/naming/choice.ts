import type { Candidates } from "./candidate.js";

/**
 * Gives each item the first of its candidates that `take` takes. All items are asked for their best candidate before
 * any is asked for its second, so that nobody loses its best name to another's makeshift; among equals, who comes
 * first in the document has it.
 */
export function choose<Item, Name>(
  items: readonly Item[],
  candidates: (item: Item) => Candidates,
  take: (candidate: string, item: Item) => Name | undefined,
): ReadonlyMap<Item, Name> {
  const chosen = new Map<Item, Name>();
  let open = items.map((item) => ({ item, candidates: candidates(item) }));
  while (open.length > 0) {
    open = open.filter(({ item, candidates: rest }) => {
      const candidate = rest.next().value;
      const name = candidate === undefined ? undefined : take(candidate, item);
      if (name !== undefined) chosen.set(item, name);
      return name === undefined;
    });
  }
  return new Map(items.map((item) => [item, chosen.get(item)!]));
}
