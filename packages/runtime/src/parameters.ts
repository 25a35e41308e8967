import type { Draft, Refuse } from "./location.js";
import type { Parameter } from "./operation.js";

/** Writes the caller's parameters into the request. Each must be one that the Operation has, and fit for its place. */
export function writeParameters(
  draft: Draft,
  parameters: readonly Parameter[],
  given: Readonly<Record<string, unknown>>,
  refuse: Refuse,
): void {
  const known = parameters.map(({ name, key = name }) => key);
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw refuse(`"${name}" is none of its parameters: ${known.join(", ")}`);
  }
  for (const parameter of parameters) {
    const { name, key = name, required, default: fallback } = parameter;
    const refuseValue: Refuse = (problem) => refuse(`parameter "${key}" ${problem}`);
    const value = given[key] ?? fallback ?? given[key];
    if (value !== undefined) parameter.in(draft, parameter, value, refuseValue);
    else if (required) throw refuseValue("is missing");
  }
}
