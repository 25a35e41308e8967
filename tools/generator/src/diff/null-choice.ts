import { canonical, children, keyOf, membersOf, referenceOf, type SpecNode } from "./spec-node.js";

// `type: [T, "null"]` and a choice between T and null say the same.

/** The one schema that `anyOf` or `oneOf` lets null stand beside, with null among its types; undefined for other choices. */
export function schemaWithNull(choice: SpecNode): SpecNode | undefined {
  if (!["anyOf", "oneOf"].includes(keyOf(choice))) return undefined;
  const alternatives = children(choice);
  const [schema, ...more] = alternatives.filter(({ value }) => canonical(value) !== NULL);
  if (schema === undefined || more.length > 0 || alternatives.length !== 2) return undefined;
  const { const: constant, ...members } = membersOf(schema);
  // What is referred to keeps its name.
  if (referenceOf(schema) !== undefined || members["type"] === undefined) return undefined;
  const values = constant === undefined ? members["enum"] : [constant];
  const type = [members["type"], "null"].flat();
  const value = { ...members, type, ...(Array.isArray(values) ? { enum: [...values, null] } : {}) };
  return { ...schema, value };
}

const NULL = canonical({ type: "null" });

/** A schema as a choice, where null is among its types. */
export function splitNull(schema: SpecNode): readonly SpecNode[] {
  const { type, enum: values, ...members } = membersOf(schema);
  if (!Array.isArray(type) || type.length < 2 || !type.includes("null")) return [schema];
  const others = (type as unknown[]).filter((each) => each !== "null");
  const rest = Array.isArray(values) ? { enum: values.filter((each) => each !== null) } : {};
  const value = { ...members, ...rest, type: others.length === 1 ? others[0] : others };
  return [
    { ...schema, value },
    { ...schema, keys: [...schema.keys, "type"], value: { type: "null" } },
  ];
}
