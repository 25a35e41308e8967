import type { PathTemplate } from "./path-template.js";
import type { SchemaCheck, SchemaCompiler } from "./schema-check.js";
import type { SpecNode } from "./spec-node.js";

/** A Parameter Object. */
export interface Parameter {
  readonly in: "path" | "query" | "header" | "cookie";
  /** Lower case where it is a header's. */
  readonly name: string;
  readonly required: boolean;
  /** How many values one parameter has: an array comes as `repeated` fields (`a=1&a=2`) or separated by `comma`. */
  readonly values: "one" | "repeated" | "comma";
  readonly check: SchemaCheck;
}

/** The parameters of an operation, and those of its path item that it does not override. */
export function readParameters(
  operation: SpecNode,
  pathItem: SpecNode,
  path: PathTemplate,
  compile: SchemaCompiler,
): readonly Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const owner of [pathItem, operation]) {
    for (const [, node] of owner.get("parameters")?.entries() ?? []) {
      const parameter = readParameter(node, compile);
      if (isParameter(parameter)) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  for (const name of path.parameterNames) {
    if (!parameters.has(`path ${name}`))
      throw operation.error(`"{${name}}" in the path is no declared parameter`);
  }
  for (const parameter of parameters.values()) {
    if (parameter.in === "path" && !path.parameterNames.includes(parameter.name)) {
      throw operation.error(`the path parameter "${parameter.name}" is not in the path`);
    }
  }
  return [...parameters.values()];
}

function readParameter(node: SpecNode, compile: SchemaCompiler): Parameter {
  const place = node.text("in");
  const name = node.text("name");
  if (
    (place !== "path" && place !== "query" && place !== "header" && place !== "cookie") ||
    name === undefined
  ) {
    throw node.error('a parameter needs a "name", and an "in" that is path, query, header or cookie');
  }
  const schema = node.at("schema");
  if (schema === undefined)
    throw node.error(`parameter "${name}" has no "schema", so nothing says what it may be`);
  return {
    in: place,
    name: place === "header" ? name.toLowerCase() : name,
    required: place === "path" || node.at("required")?.value === true,
    values: readValues(node, place, schema),
    check: compile(schema),
  };
}

/** OpenAPI has these header parameters ignored: request body, responses and security say what they are. */
function isParameter(parameter: Parameter): boolean {
  return parameter.in !== "header" || !["accept", "content-type", "authorization"].includes(parameter.name);
}

function readValues(node: SpecNode, place: Parameter["in"], schema: SpecNode): Parameter["values"] {
  const types = [schema.followed().at("type")?.value].flat();
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const style = node.text("style") ?? usual;
  if (style !== usual || types.includes("object")) {
    throw node.error(`a parameter of style "${style}" and type "${types.join(", ")}" can't be checked`);
  }
  if (!types.includes("array")) return "one";
  return usual === "form" && node.at("explode")?.value !== false ? "repeated" : "comma";
}
