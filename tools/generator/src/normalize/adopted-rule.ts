import type { Repair } from "../load/repair.js";
import type { Kind } from "../load/specification.js";
import type { NormalizeRule } from "./rule.js";

/** A rule for what `load` reads as it must be meant: `normalize` writes it so. */
export function adopt(
  kind: Kind,
  texts: { readonly title: string; readonly message: string },
  repair: Repair,
): NormalizeRule {
  return {
    title: texts.title,
    kind,
    repair: (object, { keys, isOld, note, resolve }) => {
      const nothing = (): void => {};
      const repaired = repair(object, {
        isOld,
        keys,
        resolve,
        report: nothing,
        move: nothing,
        parentReferences: new Set(),
        operationIds: new Set(),
      });
      if (repaired !== object) note([], texts.message);
      return repaired;
    },
  };
}
