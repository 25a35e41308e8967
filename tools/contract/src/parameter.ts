import { isJson } from "./media-type.js";
import type { PathTemplate } from "./path-template.js";
import type { SchemaCheck, SchemaCompiler } from "./schema-check.js";
import type { SpecNode } from "./spec-node.js";
import { readStyle, type Shape, type Style } from "./style.js";
import { shapesOf } from "./wire-value.js";

/** A Parameter Object. */
export interface Parameter {
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  /** Lower case where it is a header's. */
  readonly name: string;
  readonly required: boolean;
  /** How its value is written; undefined where it has `content` in place of a schema. */
  readonly style: Style | undefined;
  /** Whether its `content` is JSON, and not text. */
  readonly isJson: boolean;
  readonly shapes: readonly Shape[];
  readonly schema: SpecNode | undefined;
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

const PLACES = ["path", "query", "header", "cookie", "querystring"] as const;

function readParameter(node: SpecNode, compile: SchemaCompiler): Parameter {
  const text = node.text("in");
  const place = PLACES.find((each) => each === text);
  const name = node.text("name");
  if (place === undefined || name === undefined) {
    throw node.error('a parameter needs a "name", and an "in" that is path, query, header or cookie');
  }
  const [content] = node.get("content")?.entries() ?? [];
  const schema = content === undefined ? node.at("schema") : content[1].at("schema");
  if (schema === undefined && content === undefined)
    throw node.error(`parameter "${name}" has no "schema", so nothing says what it may be`);
  const usual = place === "path" || place === "header" ? "simple" : "form";
  const style = content === undefined ? readStyle(node, usual) : undefined;
  return {
    in: place,
    name: place === "header" ? name.toLowerCase() : name,
    required: place === "path" || node.at("required")?.value === true,
    style,
    isJson: content !== undefined && isJson(content[0]),
    // Only objects have that style.
    shapes: style?.name === "deepObject" ? ["object"] : shapesOf(schema),
    schema,
    check: compile(schema),
  };
}

/** OpenAPI has these header parameters ignored: request body, responses and security say what they are. */
function isParameter(parameter: Parameter): boolean {
  return parameter.in !== "header" || !["accept", "content-type", "authorization"].includes(parameter.name);
}
