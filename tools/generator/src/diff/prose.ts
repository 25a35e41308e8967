import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import { child, isSame } from "./spec-node.js";

/** What is read, and what no request and no type depends on. */
const PROSE = ["title", "summary", "description", "example", "examples", "externalDocs", "tags"];

/** What was said about something, and whether its use is advised against. */
export function compareProse(pair: Pair, subject: string): readonly ApiChange[] {
  const isChanged = (key: string): boolean => {
    const { base, head } = pairOf(pair, (node) => child(node, key));
    return !isSame(base, head);
  };
  const changed = PROSE.find(isChanged);
  const prose =
    changed === undefined
      ? []
      : [
          change(
            pairOf(pair, (node) => child(node, changed)),
            "patch",
            `${subject} is documented anew.`,
          ),
        ];
  return [...prose, ...compareDeprecation(pair, subject)];
}

function compareDeprecation(pair: Pair, subject: string): readonly ApiChange[] {
  const flags = pairOf(pair, (node) => child(node, "deprecated"));
  const [before, after] = [flags.base.value === true, flags.head.value === true];
  if (before === after) return [];
  return after
    ? [change(flags, "minor", `${subject} is deprecated.`)]
    : [change(flags, "patch", `${subject} is not deprecated any more.`)];
}
