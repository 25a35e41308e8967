import type { OpenApi } from "../document.js";
import { findOperations, object, resolve } from "../found-operation.js";
import { emitObject } from "./object-literal.js";

/** How deep a mock looks into a body: enough for a mistake, and an end to schemas that hold themselves. */
const MAX_DEPTH = 5;

/** What a mock checks of an Operation's JSON; undefined where it has none to send. */
export function emitShape(document: OpenApi, path: string, method: string): string | undefined {
  const found = findOperations(document).find((each) => each.path === path && each.method === method);
  const { content } = resolve(document, found?.operation["requestBody"]);
  const json = Object.entries(object(content)).find(([mediaType]) => /[/+]json\b/i.test(mediaType));
  return json && emit(document, object(resolve(document, json[1])["schema"]), MAX_DEPTH);
}

function emit(document: OpenApi, reference: OpenApi, depth: number): string | undefined {
  const schema = resolve(document, reference);
  const isCombined = ["allOf", "anyOf", "oneOf", "not", "if"].some((key) => key in schema);
  if (depth === 0 || isCombined) return undefined;
  const { type, enum: members, required, properties, items } = schema;
  const constant = "const" in schema ? [schema["const"]] : members;
  const values = Array.isArray(constant) ? (constant as readonly unknown[]) : undefined;
  const isScalar = values?.every((value) => typeof value !== "object" || value === null);
  const shapes = Object.entries(object(properties)).flatMap(([name, property]) => {
    const shape = emit(document, object(property), depth - 1);
    return shape === undefined ? [] : [[name, shape] as const];
  });
  const parts = {
    type: typeof type === "string" || Array.isArray(type) ? JSON.stringify([type].flat()) : undefined,
    enum: isScalar ? JSON.stringify(values) : undefined,
    required: Array.isArray(required) && required.length > 0 ? JSON.stringify(required) : undefined,
    properties: shapes.length > 0 ? emitObject(Object.fromEntries(shapes)) : undefined,
    items: emit(document, object(items), depth - 1),
  };
  return Object.values(parts).some((part) => part !== undefined) ? emitObject(parts) : undefined;
}
