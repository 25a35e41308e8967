import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";
import { isMentioned } from "../mention.js";
import { findUsedSchemas, listReferences, mapSchemas, nameOf, referenceTo } from "./schema-use.js";
import { varySchema } from "./variant.js";

/** What the schemas of a body are used for, and the keyword for properties that have no place there. */
export interface Direction {
  readonly kind: "RequestBody" | "Response";
  readonly flag: "readOnly" | "writeOnly";
  /** Stands behind the name of a schema as it is in this direction. */
  readonly suffix: string;
  readonly note: string;
}

const DIRECTIONS: readonly Direction[] = [
  {
    kind: "RequestBody",
    flag: "readOnly",
    suffix: "Input",
    note: "As it is sent: what only the provider sets may be left out.",
  },
  {
    kind: "Response",
    flag: "writeOnly",
    suffix: "Output",
    note: "As it is returned: what is only ever sent may be missing.",
  },
];

/**
 * A document in which `required` counts for a `readOnly` property in responses only, and for a `writeOnly` one in requests
 * only (OpenAPI 3.0.3, section 4.7.24.2). A schema that asks a body for what is the other side's becomes two: the one
 * that the document has, and one for such bodies.
 */
export function separateDirections(document: OpenApi): OpenApi {
  return DIRECTIONS.reduce((root, direction) => {
    return isMentioned(root, direction.flag) ? separate(root, direction) : root;
  }, document);
}

function separate(root: OpenApi, direction: Direction): OpenApi {
  const schemas = object(object(root["components"])["schemas"]);
  const isOptional = (property: unknown): boolean => isFlagged(root, property, direction.flag);
  const variants = findVariants(root, direction, isOptional);
  const vary = (schema: OpenApi): OpenApi => varySchema({ root, variants, isOptional }, schema);
  const separated = mapSchemas(root, direction.kind, vary);
  const added = [...variants].map(([from, to]) => {
    const schema = vary(object(schemas[nameOf(from)]));
    const texts = [schema["description"], direction.note].filter((text) => typeof text === "string");
    return [nameOf(to), { ...schema, description: texts.join("\n\n") }] as const;
  });
  if (added.length === 0) return separated;
  const components = { ...object(root["components"]), ...object(separated["components"]) };
  return {
    ...separated,
    components: { ...components, schemas: { ...schemas, ...Object.fromEntries(added) } },
  };
}

function isFlagged(root: OpenApi, property: unknown, flag: string, depth = 0): boolean {
  const target = resolve(root, property);
  if (object(property)[flag] === true || target[flag] === true) return true;
  const { allOf } = target;
  return Array.isArray(allOf) && depth < 20 && allOf.some((part) => isFlagged(root, part, flag, depth + 1));
}

/**
 * References to the schemas that bodies of this direction are made of, and that differ there or are made of some that do,
 * with references to what takes their place.
 */
function findVariants(
  root: OpenApi,
  direction: Direction,
  isOptional: (property: unknown) => boolean,
): ReadonlyMap<string, string> {
  const schemas = object(object(root["components"])["schemas"]);
  const used = findUsedSchemas(root, direction.kind);
  const different = new Set<string>();
  for (const reference of used) {
    const schema = object(schemas[nameOf(reference)]);
    if (varySchema({ root, variants: new Map(), isOptional }, schema) !== schema) different.add(reference);
  }
  const users = new Map<string, string[]>();
  for (const user of different.size === 0 ? [] : used) {
    for (const use of listReferences(schemas[nameOf(user)]))
      users.set(use, [...(users.get(use) ?? []), user]);
  }
  // What is added on the way is visited, too.
  for (const reference of different) for (const user of users.get(reference) ?? []) different.add(user);
  const taken = new Set(Object.keys(schemas));
  const inOrder = Object.keys(schemas)
    .map(referenceTo)
    .filter((reference) => different.has(reference));
  return new Map(
    inOrder.map((reference) => [reference, referenceTo(choose(nameOf(reference), direction, taken))]),
  );
}

function choose(name: string, { suffix }: Direction, taken: Set<string>): string {
  let found = name + suffix;
  for (let number = 2; taken.has(found); number += 1) found = `${name}${suffix}${number}`;
  taken.add(found);
  return found;
}
