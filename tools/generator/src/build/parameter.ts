import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";
import type { Parameter, ParameterLocation, ParameterStyle, StyleName } from "../provider.js";
import { essence, findKind } from "./content.js";
import { INHERITED_NAMES } from "../naming/reserved-names.js";
import { list, text } from "./source.js";

/** What names are taken by before any parameter: the request body, and the choice of its media type. */
export type BodyKeys = readonly ("body" | "Content-Type")[];

/**
 * The parameters of an Operation: its path's, its own in place of those of the same name and location (OpenAPI 3.1,
 * section 4.8.9), and last those that stand in the path template.
 */
export function buildParameters(
  document: OpenApi,
  holders: readonly OpenApi[],
  fixed: readonly (readonly [name: string, value: string])[],
  bodyKeys: BodyKeys,
): readonly Parameter[] {
  const declared = holders
    .flatMap((holder) => list(holder["parameters"]))
    .map((each) => buildParameter(document, resolve(document, each)))
    .filter((parameter) => parameter !== undefined);
  const own = [
    ...new Map(declared.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values(),
  ];
  const inPath = fixed
    .filter(([name]) => !own.some((each) => each.in === "query" && each.name === name))
    .map(([name, value]) => buildFixed(name, value));
  return assignKeys([...own, ...inPath], bodyKeys);
}

/** Header fields that follow from other things: OpenAPI ignores such parameters (3.1, section 4.8.12.2). */
const IGNORED = /^(?:accept|authorization|content-type)$/i;

const LOCATIONS: readonly unknown[] = ["path", "query", "header", "cookie", "querystring"];

function buildParameter(document: OpenApi, parameter: OpenApi): Omit<Parameter, "key"> | undefined {
  const name = typeof parameter["name"] === "string" ? parameter["name"] : "";
  if (!LOCATIONS.includes(parameter["in"]) || name === "") return undefined;
  const location = parameter["in"] as ParameterLocation;
  if (location === "header" && IGNORED.test(name)) return undefined;
  const [content] = Object.entries(object(parameter["content"]));
  const schema = resolve(
    document,
    content === undefined ? parameter["schema"] : object(content[1])["schema"],
  );
  const examples = Object.values(object(parameter["examples"]));
  const [example] = examples.map((each) => resolve(document, each)["value"]);
  return {
    name,
    in: location,
    required: location === "path" || parameter["required"] === true,
    description: text(parameter["description"]),
    deprecated: parameter["deprecated"] === true,
    style:
      content === undefined
        ? buildStyle(document, location, parameter, schema)
        : { type: "content", kind: findKind(essence(content[0]), schema) },
    allowReserved: parameter["allowReserved"] === true,
    default: schema["default"] ?? schema["const"],
    isFixed: false,
    example: parameter["example"] ?? example ?? exampleOfContent(document, content?.[1]),
  };
}

function exampleOfContent(document: OpenApi, content: unknown): unknown {
  const { example, examples } = object(content);
  const [named] = Object.values(object(examples)).map((each) => resolve(document, each)["value"]);
  return example ?? named;
}

function buildFixed(name: string, value: string): Omit<Parameter, "key"> {
  return {
    name,
    in: "query",
    required: true,
    description: "Stands in the path: its one value is filled in.",
    deprecated: false,
    style: undefined,
    allowReserved: false,
    default: value,
    isFixed: true,
    example: value,
  };
}

const DEFAULT_STYLES: Readonly<Record<string, StyleName>> = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

function buildStyle(
  document: OpenApi,
  location: ParameterLocation,
  parameter: OpenApi,
  schema: OpenApi,
): ParameterStyle | undefined {
  const usual = DEFAULT_STYLES[location] ?? "form";
  const name = (text(parameter["style"]) || usual) as StyleName;
  if (name === usual && isScalar(document, schema)) return undefined;
  const explode = typeof parameter["explode"] === "boolean" ? parameter["explode"] : name === "form";
  return { type: "style", name, explode };
}

/** Whether each value of the schema is one text, number or boolean, whichever way it is written. */
function isScalar(document: OpenApi, schema: OpenApi, depth = 0): boolean {
  const { type } = schema;
  const members = schema["enum"] ?? (schema["const"] === undefined ? undefined : [schema["const"]]);
  if (Array.isArray(members)) return members.every((each) => typeof each !== "object" || each === null);
  if (type !== undefined) return ![type].flat().some((each) => each === "object" || each === "array");
  const parts = ["anyOf", "oneOf", "allOf"].flatMap((key) => list(schema[key]));
  // Without any of these, a schema allows everything.
  if (parts.length === 0 || depth > 20) return false;
  return parts.every((part) => isScalar(document, resolve(document, part), depth + 1));
}

const RANKS: readonly ParameterLocation[] = ["path", "query", "header", "cookie", "querystring"];

/**
 * Gives each parameter its key in the caller's object. Where several have one name, the path's keeps it, then the query's
 * and so on; the others say their location: `query.id`. Beside a request body, `body` is that.
 */
function assignKeys(parameters: readonly Omit<Parameter, "key">[], bodyKeys: BodyKeys): readonly Parameter[] {
  const taken = new Set<string>([...INHERITED_NAMES, ...bodyKeys]);
  const keys = new Map<unknown, string>();
  const ranked = parameters.toSorted((one, other) => RANKS.indexOf(one.in) - RANKS.indexOf(other.in));
  const rest = ranked.filter((parameter) => {
    if (taken.has(parameter.name)) return true;
    keys.set(parameter, parameter.name);
    taken.add(parameter.name);
    return false;
  });
  for (const parameter of rest) {
    let key = parameter.name;
    while (taken.has(key)) key = `${parameter.in}.${key}`;
    keys.set(parameter, key);
    taken.add(key);
  }
  return parameters.map((parameter) => ({ ...parameter, key: keys.get(parameter)! }));
}
