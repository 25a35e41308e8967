import type { SpecNode } from "./spec-node.js";

const DEPTH = 20;

/** The types that a schema allows, as far as it says; empty where it says nothing. */
export function schemaTypes(schema: SpecNode | undefined, depth: number = DEPTH): readonly string[] {
  const node = schema?.followed();
  if (node === undefined || depth === 0) return [];
  const own = [node.at("type")?.value].flat().filter((type) => typeof type === "string");
  if (own.length > 0) return own;
  const constant = node.at("const");
  const values = constant === undefined ? Object.values(Object(node.at("enum")?.value)) : [constant.value];
  if (values.length > 0) return [...new Set(values.map(typeOf))];
  const alternatives = [...parts(node, "anyOf"), ...parts(node, "oneOf")];
  const union = alternatives.flatMap((part) => schemaTypes(part, depth - 1));
  if (union.length > 0) return [...new Set(union)];
  if (node.at("properties") !== undefined) return ["object"];
  return (
    parts(node, "allOf")
      .map((part) => schemaTypes(part, depth - 1))
      .find((types) => types.length > 0) ?? []
  );
}

/** The schema of a property, wherever the schema of its object has it. */
export function propertySchema(
  schema: SpecNode | undefined,
  name: string,
  depth: number = DEPTH,
): SpecNode | undefined {
  const node = schema?.followed();
  if (node === undefined || depth === 0) return undefined;
  const own = node.at("properties")?.at(name);
  if (own !== undefined) return own;
  const all = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => parts(node, keyword));
  const found = all.map((part) => propertySchema(part, name, depth - 1)).find((each) => each !== undefined);
  return found ?? node.at("additionalProperties");
}

/** The schema of a list's members. */
export function itemSchema(schema: SpecNode | undefined, depth: number = DEPTH): SpecNode | undefined {
  const node = schema?.followed();
  if (node === undefined || depth === 0) return undefined;
  const all = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => parts(node, keyword));
  return (
    node.at("items") ?? all.map((part) => itemSchema(part, depth - 1)).find((each) => each !== undefined)
  );
}

function parts(node: SpecNode, keyword: string): readonly SpecNode[] {
  return (node.get(keyword)?.entries() ?? []).map(([, part]) => part);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
