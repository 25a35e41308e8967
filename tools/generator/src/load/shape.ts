import { LIMITS } from "./limits.js";
import type { Key } from "./parsed-text.js";

/** A value that is too deep or too wide, and the keys that lead to it. */
export interface Excess {
  readonly keys: readonly Key[];
  readonly message: string;
}

interface Step {
  readonly value: unknown;
  readonly level: number;
  readonly key: Key;
  readonly holder: Step | undefined;
}

/** The first value beyond a limit. Aliases of YAML can make values deeper than their text, even endless. */
export function findExcess(root: unknown): Excess | undefined {
  const open: Step[] = [{ value: root, level: 0, key: "", holder: undefined }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { value, level } = step;
    if (typeof value !== "object" || value === null) continue;
    if (level >= LIMITS.levels) {
      const message = `Here are more than ${LIMITS.levels} levels, by aliases. Write out what they stand for.`;
      return { keys: listKeys(step), message };
    }
    const isList = Array.isArray(value);
    const members = Object.entries(value);
    if (!isList && members.length > LIMITS.members) {
      const message = `Here are more than ${LIMITS.members} members of one object. Split it, or leave out what you don't use.`;
      return { keys: listKeys(step), message };
    }
    for (const [key, member] of members) {
      if (typeof member !== "object" || member === null) continue;
      open.push({ value: member, level: level + 1, key: isList ? Number(key) : key, holder: step });
    }
  }
  return undefined;
}

function listKeys(last: Step): readonly Key[] {
  const keys: Key[] = [];
  for (let step: Step | undefined = last; step?.holder !== undefined; step = step.holder)
    keys.unshift(step.key);
  return keys;
}
