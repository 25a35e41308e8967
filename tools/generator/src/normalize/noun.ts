import { pascalCase } from "../naming/words.js";

/**
 * What the operations of a path are about: `/ghosts/{sessionId}/stop` → `GhostSession`, `/runtimes/{alias}/stop` →
 * `Runtime`, `/agents` → `Agent`.
 */
export function nounOf(path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  const last = segments.findLastIndex((segment) => segment.includes("{"));
  // Behind the last parameter stands what is done; without one, the collection is last.
  const holder = segments
    .slice(0, last === -1 ? undefined : last)
    .findLast((segment) => /^[A-Za-z][\w-]*$/.test(segment) && !/^v\d+$/.test(segment));
  const parameter = last === -1 ? "" : (/\{([^{}]+)\}/.exec(segments[last]!)?.[1] ?? "");
  const owner = pascalCase(singular(holder ?? ""));
  const named = /^(.+?)_?-?[iI][dD]$/.exec(parameter)?.[1];
  const own = named === undefined ? "" : pascalCase(named.replaceAll("_", " "));
  if (own === "" || owner.toLowerCase().endsWith(own.toLowerCase())) return owner || "Item";
  return own.toLowerCase().startsWith(owner.toLowerCase()) ? own : `${owner}${own}`;
}

/** `runtimes` → `runtime`, `policies` → `policy`, `status` → `status`. */
export function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word
    .replace(/ies$/, "y")
    .replace(/(?<=x|sh|ss|us)es$/, "")
    .replace(/s$/, "");
}

/** What a path that goes on behind its last parameter does: `Stop` for `/runs/{id}/stop`; else, empty. */
export function verbOf(path: string): string {
  return pascalCase(/\}[/:]([a-z]+)$/.exec(path)?.[1] ?? "");
}
