import type { Operation, Parameter } from "./operation.js";
import { UsageError } from "./usage-error.js";

/** A call's flat parameters, sorted into the places of an HTTP request. */
export interface RequestParameters {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Sorts `given` by location and fills in defaults. A missing, misspelt or unsendable parameter is refused by name. */
export function sortParameters(operation: Operation, given: unknown): RequestParameters {
  const { operationId, parameters, requestBody } = operation;
  const values = readValues(operationId, given);
  const names = parameters.map(({ name }) => name);
  if (requestBody !== undefined) names.push("body");
  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue;
    const known = names.map((each) => `"${each}"`).join(", ") || "none";
    throw new UsageError(
      operationId,
      `there is no parameter ${JSON.stringify(name)}. The parameters are: ${known}.`,
    );
  }
  if (requestBody?.required && values["body"] === undefined) {
    throw new UsageError(operationId, `parameter "body" is missing.`);
  }

  const sorted = { path: {}, query: {}, header: {}, body: values["body"] };
  for (const parameter of parameters) {
    const value = values[parameter.name] ?? parameter.default;
    if (value !== undefined)
      put(sorted[parameter.in], parameter.name, checkValue(operationId, parameter, value));
    else if (parameter.required)
      throw new UsageError(operationId, `parameter "${parameter.name}" is missing.`);
  }
  return sorted;
}

function readValues(operationId: string, given: unknown): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new UsageError(operationId, "the parameters must be one object, by name.");
  }
  // A copy of the own properties, so that a name such as "constructor" can't be found on a prototype.
  return Object.assign(Object.create(null) as Record<string, unknown>, given);
}

function checkValue(operationId: string, parameter: Parameter, value: unknown): unknown {
  if (parameter.in !== "header") return value;
  const text = String(value);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
    throw new UsageError(
      operationId,
      `parameter "${parameter.name}" holds a character that a header field can't.`,
    );
  }
  return text;
}

function put(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true });
}
