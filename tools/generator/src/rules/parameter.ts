import type { Oas3Rule } from "@redocly/openapi-core";
import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";

/** The styles of each location (OpenAPI 3.2, section 4.12.3). */
const STYLES: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["path", ["simple", "label", "matrix"]],
  ["query", ["form", "spaceDelimited", "pipeDelimited", "deepObject"]],
  ["header", ["simple"]],
  ["cookie", ["form", "cookie"]],
]);

const ALL_STYLES = [...STYLES.values()].flat();

/** In another location, what a style leaves as it is could be read as something else. */
export const parameterStyle: Oas3Rule = () => ({
  Parameter({ name, in: place, style }, { report, location }) {
    const styles = STYLES.get(place) ?? ALL_STYLES;
    // What is no style at all, `struct` finds.
    if (style === undefined || styles.includes(style) || !ALL_STYLES.includes(style)) return;
    report({
      message: `Parameter ${JSON.stringify(name)} can't have style ${JSON.stringify(style)} in ${JSON.stringify(place)}, which knows ${styles.join(", ")}. Use one of these, or leave \`style\` out.`,
      location: location.child("style"),
    });
  },
});

/** A style writes one value, a list of values or an object of values (OpenAPI 3.1, section 4.8.12.3), nothing deeper. */
export const parameterNesting: Oas3Rule = () => {
  let document: OpenApi = {};
  return {
    Root(root) {
      document = root as unknown as OpenApi;
    },
    Parameter(parameter, { report, location }) {
      if (parameter.schema === undefined) return;
      const nested = findNested(document, parameter.schema, parameter.style === "deepObject");
      if (nested === undefined) return;
      const style = parameter.style === undefined ? "its style" : `style ${JSON.stringify(parameter.style)}`;
      report({
        message: `Parameter ${JSON.stringify(parameter.name)} ${nested}, for which ${style} has no form: such a value is refused before anything is sent. Use \`content\` with \`application/json\` where the provider takes that, or flatten it.`,
        location: location.child("schema"),
      });
    },
  };
};

/** What in a schema no style can write, in words; undefined where there is nothing. */
function findNested(document: OpenApi, value: unknown, isDeepObject: boolean): string | undefined {
  const schema = resolve(document, value);
  const [shape] = shapesOf(document, schema);
  if (shape === "array" && isDeepObject) return "is a list";
  if (shape === "array")
    return isNested(document, schema["items"]) ? "is a list of more than values" : undefined;
  const properties = Object.entries(listProperties(document, schema));
  const found = properties.find(([, property]) => isNested(document, property));
  return found && `has a list or an object in property ${JSON.stringify(found[0])}`;
}

function listProperties(document: OpenApi, schema: OpenApi, depth = 0): OpenApi {
  const { allOf, properties } = schema;
  const parts = Array.isArray(allOf) && depth < 20 ? allOf : [];
  const inherited = parts.flatMap((part) => {
    return Object.entries(listProperties(document, resolve(document, part), depth + 1));
  });
  return Object.fromEntries([...inherited, ...Object.entries(object(properties))]);
}

/** Whether each value that a schema allows, but null, is a list or an object. */
function isNested(document: OpenApi, value: unknown): boolean {
  const shapes = shapesOf(document, resolve(document, value)).filter((shape) => shape !== "null");
  return shapes.length > 0 && shapes.every((shape) => shape === "array" || shape === "object");
}

/** The types that a schema says; none where it says nothing. */
function shapesOf(document: OpenApi, schema: OpenApi, depth = 0): readonly string[] {
  const { type, properties, anyOf, oneOf, allOf } = schema;
  if (type !== undefined) return [type].flat().map(String);
  if (properties !== undefined) return ["object"];
  if (depth > 20) return [];
  const shapes = [anyOf, oneOf].flatMap((choices) => {
    if (!Array.isArray(choices)) return [];
    const each = choices.map((choice) => shapesOf(document, resolve(document, choice), depth + 1));
    // A choice that says nothing may be a value.
    return each.every((types) => types.length > 0) ? each.flat() : ["string"];
  });
  if (shapes.length > 0 || !Array.isArray(allOf)) return shapes;
  const parts = allOf.map((part) => shapesOf(document, resolve(document, part), depth + 1));
  return parts.find((types) => types.length > 0) ?? [];
}
