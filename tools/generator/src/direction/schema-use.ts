import type { OpenApi } from "../document.js";
import { object, unescapePointer } from "../found-operation.js";
import { copyObject, isObject, type Kind } from "../load/specification.js";

const PREFIX = "#/components/schemas/";

/** The reference to a schema of components. */
export function referenceTo(name: string): string {
  return PREFIX + name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The name of the schema that a reference leads to. */
export function nameOf(reference: string): string {
  return unescapePointer(reference.slice(PREFIX.length));
}

/** A document in which each schema of a body of a kind is what `change` makes of it; those of components stay as they are. */
export function mapSchemas(root: OpenApi, kind: Kind, change: (schema: OpenApi) => OpenApi): OpenApi {
  const copy = (each: Kind, value: unknown, isInside: boolean): unknown => {
    // A callback is the other way round, and nobody calls it.
    if (!isObject(value) || each === "Callback") return value;
    if (each === "Schema") return isInside ? change(value) : value;
    return copyObject(each, value, [], (member, part) => copy(member, part, isInside || member === kind));
  };
  return copy("OpenApi", root, false) as OpenApi;
}

/** References to all schemas of components that bodies of a kind are made of. */
export function findUsedSchemas(root: OpenApi, kind: Kind): ReadonlySet<string> {
  const schemas = object(object(root["components"])["schemas"]);
  const used = new Set<string>();
  mapSchemas(root, kind, (schema) => {
    for (const reference of listReferences(schema)) used.add(reference);
    return schema;
  });
  // What is added on the way is visited, too.
  for (const reference of used) {
    for (const use of listReferences(schemas[nameOf(reference)])) used.add(use);
  }
  return used;
}

/** The references that stand in a schema, in the form that `referenceTo` writes. */
export function listReferences(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const { $ref: reference } = schema;
  const found = typeof reference === "string" ? [referenceTo(nameOf(reference))] : [];
  copyObject("Schema", schema, [], (_, member) => {
    found.push(...listReferences(member));
    return member;
  });
  return found;
}
