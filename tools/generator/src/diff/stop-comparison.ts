import { type ApiChange, change, pairOf } from "./api-change.js";
import type { OperationPair } from "./comparison.js";
import { canonical, child } from "./spec-node.js";

/** Compares what `stop` is, and what it says of answers: `x-stop`. */
export function compareStops({ before, after, nodes }: OperationPair): readonly ApiChange[] {
  const [was, is] = [before.stop, after.stop];
  const places = pairOf(nodes, (node) => child(node, "x-stop"));
  if (was === undefined && is === undefined) return [];
  if (was === undefined) return [change(places, "minor", "`stop` is new.")];
  if (is === undefined) return [change(places, "major", "`stop` is gone.")];
  if (canonical(was) === canonical(is)) return [];
  const note = "Code that acts on an outcome may get another one for the same answer.";
  return [change(places, "minor", "`stop` does or says something else.", note)];
}
