import { MAX_DELAY, resolveLimits } from "./call-options.js";
import type { Operation } from "./operation.js";

/** What an answer may need after the time that the request lets the server take, in ms. */
const MARGIN = 5_000;

/**
 * The limits of a call whose request body says, in its `property`, how long the server may take, in ms: an attempt has at least that
 * and 5 s. What the server takes unasked, `usual`, raises only what holds where no `timeout` was given: 30 000.
 */
export function serverWait(property: string, usual: number): NonNullable<Operation["limits"]> {
  return (client, call, parameters) => {
    const limits = resolveLimits(client, call);
    const least = call?.timeout ?? client.timeout ?? Math.max(limits.timeout, usual + MARGIN);
    const asked = (Object(parameters["body"]) as Readonly<Record<string, unknown>>)[property];
    const needed = Number.isFinite(asked) ? (asked as number) + MARGIN : least;
    return { ...limits, timeout: Math.min(MAX_DELAY, Math.max(least, needed)) };
  };
}
