import type { Location } from "../load/source-file.js";
import { placeOf, type SpecNode } from "./spec-node.js";

/** How a version is raised, from the least to the most. */
export const BUMPS = ["patch", "minor", "major"] as const;

export type Bump = (typeof BUMPS)[number];

/** Something that a user of the package sees, and that is not as it was. */
export interface ApiChange {
  readonly bump: Bump;
  /** In a sentence: what is so now. */
  readonly message: string;
  /** What may need a look, though the bump does not say so. */
  readonly note?: string | undefined;
  /** Whether the specs show it, or a compiler does. */
  readonly found: "spec" | "code";
  readonly base: Location;
  readonly head: Location;
}

/** The two nodes that a change is between. */
export interface Pair {
  readonly base: SpecNode;
  readonly head: SpecNode;
}

export function change({ base, head }: Pair, bump: Bump, message: string, note?: string): ApiChange {
  return { bump, message, note, found: "spec", base: placeOf(base), head: placeOf(head) };
}

/** The bump that follows from changes: the greatest; undefined where there are none. */
export function bumpOf(changes: readonly ApiChange[]): Bump | undefined {
  return BUMPS.findLast((bump) => changes.some((each) => each.bump === bump));
}

/** The pair of what stands under a key on both sides. */
export function pairOf({ base, head }: Pair, enter: (node: SpecNode) => SpecNode): Pair {
  return { base: enter(base), head: enter(head) };
}
