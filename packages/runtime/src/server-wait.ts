import { MAX_DELAY } from "./call-options.js";
import type { Operation } from "./operation.js";

/** What an answer may need after the time that the request lets the server take, in ms. */
const MARGIN = 5_000;

/**
 * The time of an attempt whose request body says, in its `property`, how long the server may take, in ms: at least that
 * and 5 s. What the server takes unasked, `usual`, raises only what holds where no `timeout` was given: 30 000.
 */
export function serverWait(property: string, usual: number): NonNullable<Operation["timeout"]> {
  return (parameters, timeout) => {
    const least = timeout ?? Math.max(30_000, usual + MARGIN);
    const asked = (Object(parameters.get("body")) as Readonly<Record<string, unknown>>)[property];
    return Number.isFinite(asked) ? Math.min(MAX_DELAY, Math.max(least, (asked as number) + MARGIN)) : least;
  };
}
