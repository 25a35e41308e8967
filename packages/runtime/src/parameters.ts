import type { Draft, Refuse } from "./location.js";
import type { Parameter } from "./operation.js";

/** Writes the caller's parameters into the request. */
export function writeParameters(
  draft: Draft,
  parameters: readonly Parameter[],
  given: Readonly<Record<string, unknown>>,
  refuse: Refuse,
): void {
  for (const parameter of parameters) {
    const { name, key = name, required, default: fallback } = parameter;
    const refuseValue: Refuse = (problem) => refuse(`parameter "${key}" ${problem}`);
    const { [key]: value = fallback } = given;
    if (value !== undefined) parameter.in(draft, parameter, value, refuseValue);
    else if (required) throw refuseValue("is missing");
  }
}
