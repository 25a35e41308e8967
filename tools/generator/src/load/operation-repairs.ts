import type { WarningName } from "../rule-table.js";
import type { Repair, RepairContext } from "./repair.js";
import { isObject, METHODS } from "./specification.js";

/** Each operation becomes a function, so the second one of an id is going to have a name of its own. */
export const duplicateOperationId: Repair = (operation, { operationIds, report }) => {
  const { operationId: id } = operation;
  if (typeof id !== "string") return operation;
  if (!operationIds.has(id)) {
    operationIds.add(id);
    return operation;
  }
  const message = `Operation id ${JSON.stringify(id)} is that of another operation. Rename one of them: each becomes a function.`;
  report("duplicate-operation-id", message, ["operationId"]);
  return operation;
};

/** Where no response is described, any success is one, without content. */
export const responsesMissing: Repair = (operation, { report, keys }) => {
  if (keys[0] !== "paths" || keys.length < 3) return operation;
  const { responses } = operation;
  if (responses !== undefined && (!isObject(responses) || Object.keys(responses).length > 0))
    return operation;
  const message =
    "No response is described, so any success is taken for one without content. Add `responses`.";
  report("responses-missing", message, [], true);
  return { ...operation, responses: { "2XX": { description: "Any success." } } };
};

/** A range of statuses is written in capitals. */
export const statusRange: Repair = (operation, { report, move }) => {
  const { responses } = operation;
  if (!isObject(responses)) return operation;
  const entries = Object.entries(responses).map(([status, response]): [string, unknown] => {
    const range = status.toUpperCase();
    if (range === status || !/^[1-5]XX$/.test(range) || Object.hasOwn(responses, range))
      return [status, response];
    report(
      "status-range",
      `Status ${JSON.stringify(status)} is a range. Write "${range}".`,
      ["responses", status],
      true,
    );
    move(["responses", range], ["responses", status]);
    return [range, response];
  });
  return entries.every(([status]) => Object.hasOwn(responses, status))
    ? operation
    : { ...operation, responses: Object.fromEntries(entries) };
};

/** The parameters of a path are those of its template. */
export const pathParameters: Repair = (item, context) => {
  const [first, path] = context.keys;
  if (first !== "paths" || context.keys.length !== 2 || typeof path !== "string") return item;
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!));
  const drop = (holder: Readonly<Record<string, unknown>>, place: readonly string[]): typeof holder => {
    const { parameters } = holder;
    if (!Array.isArray(parameters)) return holder;
    const kept = parameters.filter((each, index) => {
      const problem = describeUnused(context.resolve(each), names, path);
      if (problem !== undefined) context.report(problem[0], problem[1], [...place, "parameters", index]);
      return problem === undefined;
    });
    if (kept.length === parameters.length) return holder;
    for (const [index, each] of kept.entries()) {
      context.move([...place, "parameters", index], [...place, "parameters", parameters.indexOf(each)]);
    }
    return { ...holder, parameters: kept };
  };
  const repaired = drop(item, []);
  const shared = declaredNames(repaired["parameters"], context);
  const mend = (value: Readonly<Record<string, unknown>>, place: readonly string[]): typeof value => {
    const operation = drop(value, place);
    const declared = new Set([...shared, ...declaredNames(operation["parameters"], context)]);
    const missing = [...names].filter((name) => !declared.has(name));
    for (const name of missing) {
      const message = `The path has a parameter ${JSON.stringify(name)} that the operation does not declare. Declare it with \`in: path\` and \`required: true\`, or take it out of the path.`;
      context.report("path-parameter-undeclared", message, place, true);
    }
    if (missing.length === 0) return operation;
    const own = Array.isArray(operation["parameters"]) ? (operation["parameters"] as readonly unknown[]) : [];
    const added = missing.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
    return { ...operation, parameters: [...own, ...added] };
  };
  const usual = mendEach(repaired, METHODS, (method, value) => mend(value, [method]));
  const { additionalOperations: additional } = usual;
  if (!isObject(additional)) return usual;
  const mended = mendEach(additional, Object.keys(additional), (method, value) => {
    return mend(value, ["additionalOperations", method]);
  });
  return mended === additional ? usual : { ...usual, additionalOperations: mended };
};

/** A holder whose members under the keys are mended; itself where nothing had to be. */
function mendEach(
  holder: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  mend: (key: string, value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): typeof holder {
  const entries = keys.flatMap((key) => {
    const value = holder[key];
    return isObject(value) ? [[key, mend(key, value)] as const] : [];
  });
  return entries.every(([key, value]) => value === holder[key])
    ? holder
    : { ...holder, ...Object.fromEntries(entries) };
}

/** The names of the parameters of the path that a list declares. */
function declaredNames(parameters: unknown, { resolve }: RepairContext): readonly unknown[] {
  if (!Array.isArray(parameters)) return [];
  return parameters
    .map((each) => resolve(each))
    .filter((parameter) => parameter["in"] === "path")
    .map(({ name }) => name);
}

/** The rule by which a parameter is left out, and why. */
function describeUnused(
  { name, in: place }: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
  path: string,
): readonly [rule: WarningName, message: string] | undefined {
  if (typeof name !== "string") return undefined;
  const quoted = JSON.stringify(name);
  if (place === "path" && !names.has(name)) {
    const message = `Parameter ${quoted} is not in the path ${JSON.stringify(path)}. Remove it, or write \`{${name}}\` into the path.`;
    return ["path-parameter-unused", message];
  }
  const field = name.toLowerCase();
  if (place !== "header" || !Object.hasOwn(RESERVED, field)) return undefined;
  return ["parameter-reserved", `Header parameter ${quoted} is ignored by OpenAPI. ${RESERVED[field]}`];
}

/** OpenAPI ignores header parameters of these names (3.1, section 4.8.12.2). */
const RESERVED: Readonly<Record<string, string>> = {
  authorization: "It carries a credential: declare a security scheme and `security` instead.",
  accept: "It follows from the media types of the responses: delete it.",
  "content-type": "It follows from the media type of the request body: delete it.",
};
