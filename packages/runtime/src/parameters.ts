import type { Draft } from "./location.js";
import type { Operation } from "./operation.js";
import { UsageError } from "./usage-error.js";

/** Writes the caller's parameters into the request. Each must be one that the Operation has, and fit for its place. */
export function writeParameters(
  draft: Draft,
  { operationId, parameters }: Operation,
  given: ReadonlyMap<string, unknown>,
): void {
  const known = parameters.map(({ name, key = name }) => key);
  for (const name of given.keys()) {
    if (known.includes(name)) continue;
    throw new UsageError(operationId, `"${name}" is none of its parameters: ${known.join(", ")}`);
  }
  for (const parameter of parameters) {
    const { name, key = name, required, default: fallback } = parameter;
    const refuse = (problem: string): UsageError =>
      new UsageError(operationId, `parameter "${key}" ${problem}`);
    const value = given.get(key) ?? fallback ?? given.get(key);
    if (value !== undefined) parameter.in(draft, parameter, value, refuse);
    else if (required) throw refuse("is missing");
  }
}
