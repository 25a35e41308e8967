import type { Operation } from "./operation.js";

/** The responses of an Operation whose spec declares ranges of statuses (`4XX`), by each status that is not declared by itself. */
export function ranged(responses: Operation["responses"]): Operation["responses"] {
  const statuses = Object.entries(responses).flatMap(([range, content]) =>
    range.endsWith("XX")
      ? Array.from({ length: 100 }, (_, index) => [Number(range[0]) * 100 + index, content] as const)
      : [],
  );
  return { ...Object.fromEntries(statuses), ...responses };
}
