import type { Key } from "./parsed-text.js";

/** The objects of OpenAPI 3.0, 3.1 and 3.2 that hold, or may be, something of which a client is made. */
export type Kind =
  | "OpenApi"
  | "Components"
  | "PathItem"
  | "Operation"
  | "Parameter"
  | "RequestBody"
  | "MediaType"
  | "Encoding"
  | "Response"
  | "Callback"
  | "Example"
  | "Link"
  | "Header"
  | "Schema"
  | "SecurityScheme";

/** What stands under a key: one object, a list of them, or a map from names of the document's choice. */
interface Field {
  readonly kind: Kind;
  readonly in?: "list" | "map" | undefined;
}

const one = (kind: Kind): Field => ({ kind });
const list = (kind: Kind): Field => ({ kind, in: "list" });
const map = (kind: Kind): Field => ({ kind, in: "map" });
const named = (names: string, field: Field): Readonly<Record<string, Field>> => {
  return Object.fromEntries(names.split(" ").map((name) => [name, field]));
};

/** The methods of HTTP that are keys of a Path Item Object. */
export const METHODS = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
] as const;

const FIELDS: Readonly<Record<Kind, Readonly<Record<string, Field>>>> = {
  OpenApi: { paths: map("PathItem"), webhooks: map("PathItem"), components: one("Components") },
  Components: {
    schemas: map("Schema"),
    responses: map("Response"),
    parameters: map("Parameter"),
    examples: map("Example"),
    requestBodies: map("RequestBody"),
    headers: map("Header"),
    securitySchemes: map("SecurityScheme"),
    links: map("Link"),
    callbacks: map("Callback"),
    pathItems: map("PathItem"),
    mediaTypes: map("MediaType"),
  },
  PathItem: {
    ...Object.fromEntries(METHODS.map((method) => [method, one("Operation")])),
    additionalOperations: map("Operation"),
    parameters: list("Parameter"),
  },
  Operation: {
    parameters: list("Parameter"),
    requestBody: one("RequestBody"),
    responses: map("Response"),
    callbacks: map("Callback"),
  },
  Parameter: { schema: one("Schema"), content: map("MediaType"), examples: map("Example") },
  Header: { schema: one("Schema"), content: map("MediaType"), examples: map("Example") },
  RequestBody: { content: map("MediaType") },
  Response: { headers: map("Header"), content: map("MediaType"), links: map("Link") },
  MediaType: {
    schema: one("Schema"),
    itemSchema: one("Schema"),
    examples: map("Example"),
    encoding: map("Encoding"),
    prefixEncoding: list("Encoding"),
    itemEncoding: one("Encoding"),
  },
  Encoding: {
    headers: map("Header"),
    encoding: map("Encoding"),
    prefixEncoding: list("Encoding"),
    itemEncoding: one("Encoding"),
  },
  Callback: {},
  Example: {},
  Link: {},
  SecurityScheme: {},
  Schema: {
    ...named("properties patternProperties dependentSchemas $defs definitions", map("Schema")),
    ...named("prefixItems allOf anyOf oneOf", list("Schema")),
    ...named("additionalProperties unevaluatedProperties propertyNames", one("Schema")),
    ...named("items unevaluatedItems contains contentSchema not if then else", one("Schema")),
  },
};

/** The field of `components` that holds objects of a kind, which are those that may be a reference. */
export const SECTIONS: Readonly<Partial<Record<Kind, string>>> = {
  Schema: "schemas",
  Response: "responses",
  Parameter: "parameters",
  Example: "examples",
  RequestBody: "requestBodies",
  Header: "headers",
  SecurityScheme: "securitySchemes",
  Link: "links",
  Callback: "callbacks",
  PathItem: "pathItems",
  MediaType: "mediaTypes",
};

/** Maps in which a key that starts with `x-` is an extension, and no name. */
const EXTENSIBLE = new Set(["paths", "responses"]);

/** An object of a kind, or what stands in its place. */
export type Visit = (kind: Kind, value: unknown, keys: readonly Key[]) => unknown;

/**
 * An object in which each member that is of a kind of its own is what `visit` returns for it: the object itself where
 * that changes nothing, so that most of a large document is there once. `keys`, which lead to the object, lead to the
 * member while it is visited. What is of no kind is kept as it is.
 */
export function copyObject(
  kind: Kind,
  value: Readonly<Record<string, unknown>>,
  keys: Key[],
  visit: Visit,
): unknown {
  const enter = (key: Key, memberKind: Kind, member: unknown): unknown => {
    keys.push(key);
    const copy = visit(memberKind, member, keys);
    keys.pop();
    return copy;
  };
  const copyMembers = (members: unknown, memberKind: Kind, isExtensible: boolean): unknown => {
    if (!isObject(members)) return members;
    return mapValues(members, (key, member) => {
      return isExtensible && key.startsWith("x-") ? member : enter(key, memberKind, member);
    });
  };
  // A Callback Object is a map itself.
  if (kind === "Callback") return copyMembers(value, "PathItem", true);
  const fields = FIELDS[kind];
  return mapValues(value, (key, member) => {
    const field = Object.hasOwn(fields, key) ? fields[key]! : undefined;
    if (field === undefined) return member;
    if (field.in === undefined) return enter(key, field.kind, member);
    keys.push(key);
    const copy =
      field.in === "map"
        ? copyMembers(member, field.kind, kind !== "Components" && EXTENSIBLE.has(key))
        : Array.isArray(member)
          ? mapItems(member, (each, index) => enter(index, field.kind, each))
          : member;
    keys.pop();
    return copy;
  });
}

/** An object in the sense of JSON: no array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues(
  value: Readonly<Record<string, unknown>>,
  change: (key: string, member: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const member = value[key];
    const changed = change(key, member);
    if (changed === member) continue;
    copy ??= { ...value };
    // A key such as `__proto__` is one of the copy's own already, and so stays a key.
    copy[key] = changed;
  }
  return copy ?? value;
}

function mapItems(
  items: readonly unknown[],
  change: (item: unknown, index: number) => unknown,
): readonly unknown[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}
