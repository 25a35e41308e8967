import { essence, findKind, typedSchema } from "../build/content.js";
import type { OpenApi } from "../document.js";
import { object, pointerKeys, resolve } from "../found-operation.js";
import type { Provider } from "../provider.js";
import { prose } from "./js-doc.js";
import { escapeKey, escapeReference } from "./key-escape.js";
import { composeSchema } from "./schema-composition.js";

/**
 * A copy of the document as openapi-typescript can take it, with the same types:
 *
 * - each operation stands under its path and has its id, so that the types of all are in `operations`; those of methods that
 *   openapi-typescript does not know stand under a path of their own, see `isOwnPath`;
 * - a parameter with `content` has its schema, `querystring` is a part of the query, and a stream has the schema of its items;
 * - prose can't pass for tags; extensions, which are no business of types, are gone;
 * - schemas that are `true`, `false` or null, and members of `enum` beside `type: object`, are written in other words;
 * - what stands together in a schema is composed, see `composeSchema`;
 * - keys and references are escaped, see `unescapeKeys`.
 */
export function createSchemaDocument({ operations }: Provider, document: OpenApi): OpenApi {
  const ids = new Map(operations.map(({ method, path, operationId }) => [`${method} ${path}`, operationId]));
  const withId = (method: string, path: string, member: unknown): unknown => {
    const operationId = ids.get(`${method} ${path}`);
    return operationId === undefined ? member : { ...object(member), operationId: escapeKey(operationId) };
  };
  const paths = Object.entries(object(document["paths"])).flatMap(([path, item]) => {
    const { query, additionalOperations, ...usual } = resolve(document, item);
    const members = Object.entries(usual).map(([key, member]) => [
      key,
      withId(key.toUpperCase(), path, member),
    ]);
    const shared = "parameters" in usual ? { parameters: usual["parameters"] } : {};
    const others = Object.entries({ QUERY: query, ...object(additionalOperations) })
      .filter(([method]) => ids.has(`${method} ${path}`))
      .map(([method, member]) => [`${method} ${path}`, { ...shared, post: withId(method, path, member) }]);
    return [[path, Object.fromEntries(members)], ...others];
  });
  // Operations elsewhere are called by nobody, and must not take the places of these in `operations`.
  const { webhooks: _, ...rest } = document;
  const { pathItems: __, callbacks: ___, ...components } = object(document["components"]);
  return copyObject({ ...rest, paths: Object.fromEntries(paths), components });
}

/** Whether a path stands for an operation whose method openapi-typescript does not know: it is none of the document's. */
export function isOwnPath(path: string): boolean {
  return !path.startsWith("/");
}

type Copy = (value: unknown) => unknown;

/** What stands under the keys that OpenAPI knows, where it is no object of such keys, or a list of those. */
const COPIES: ReadonlyMap<string, Copy> = new Map([
  ...copies(copyMap(copyObject), "callbacks encoding headers parameters paths requestBodies responses"),
  ...copies(copyContent, "content"),
  ...copies(copyMap(copySchema), "patternProperties properties schemas"),
  // openapi-typescript would ask for them in each value; what refers to one refers to a component.
  ...copies(() => undefined, "$defs"),
  ...copies(copySchema, "allOf anyOf items not oneOf prefixItems schema"),
  ...copies((value) => (typeof value === "boolean" ? value : copySchema(value)), "additionalProperties"),
  ...copies(
    (value) => (typeof value === "string" ? prose(value) : undefined),
    "description format summary title",
  ),
  ...copies(copyShown, "default example examples"),
  ...copies(copyData, "const enum required"),
  ...copies(copyDiscriminator, "discriminator"),
]);

function copies(copy: Copy, keys: string): readonly (readonly [string, Copy])[] {
  return keys.split(" ").map((key) => [key, copy]);
}

function copyObject(value: unknown): OpenApi {
  const members = Object.entries(withSchema(object(value))).map(([key, member]) => {
    // A parameter's name becomes a key.
    if (key === "name" && typeof member === "string") return [key, escapeKey(member)];
    if (key === "$ref" && typeof member === "string") return [key, copyReference(member)];
    return [key, copyMember(key, member)];
  });
  return Object.fromEntries(
    members.filter(([key, member]) => member !== undefined && !String(key).startsWith("x-")),
  );
}

/** A Parameter Object as openapi-typescript knows them; anything else as it is. */
function withSchema(value: OpenApi): OpenApi {
  if (typeof value["in"] !== "string") return value;
  const [content] = Object.values(object(value["content"]));
  return {
    ...value,
    ...(content !== undefined && { schema: object(content)["schema"] }),
    ...(value["in"] === "querystring" && { in: "query" }),
  };
}

function copyContent(map: unknown): unknown {
  const entries = Object.entries(object(map)).map(([key, value]) => {
    const mediaType = object(value);
    const schema = typedSchema(findKind(essence(key), {}), mediaType);
    return [escapeKey(key), copyObject({ ...mediaType, ...(schema !== undefined && { schema }) })];
  });
  return Object.fromEntries(entries);
}

function copyMember(key: string, member: unknown): unknown {
  const copy = COPIES.get(key);
  if (Array.isArray(member) && (copy === undefined || key === "parameters")) return member.map(copyAny);
  return copy === undefined ? copyAny(member) : copy(member);
}

function copyAny(value: unknown): unknown {
  return typeof value === "object" && value !== null ? copyObject(value) : value;
}

function copyMap(copy: Copy): Copy {
  return (map) => {
    return Object.fromEntries(
      Object.entries(object(map)).map(([key, value]) => [escapeKey(key), copy(value)]),
    );
  };
}

function copySchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copySchema);
  if (typeof value === "boolean") return value ? {} : { enum: [] };
  const schema = composeSchema(copyObject(value));
  if (isNothing(schema)) return { enum: [], description: schema["description"] };
  const { const: constant, ...others } = schema;
  if (constant === null) return { ...others, enum: [null] };
  // openapi-typescript would take the members for schemas.
  if (Array.isArray(schema["enum"]) && schema["type"] === "object") {
    return { enum: schema["enum"], description: schema["description"] };
  }
  return schema;
}

/** Whether it allows no value at all: of a schema without assertions, `not` is the opposite. */
function isNothing({ not }: OpenApi): boolean {
  return not !== undefined && Object.keys(object(not)).length === 0;
}

/** Values whose strings become types or keys. */
function copyData(value: unknown): unknown {
  if (typeof value === "string") return escapeKey(value);
  if (Array.isArray(value)) return value.map(copyData);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [escapeKey(key), copyData(member)]));
}

/** What is shown in comments only. */
function copyShown(value: unknown): unknown {
  if (typeof value === "string") return prose(value);
  if (Array.isArray(value)) return value.map(copyShown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [prose(key), copyShown(member)]));
}

function copyDiscriminator(value: unknown): unknown {
  const { propertyName, mapping } = object(value);
  if (typeof propertyName !== "string") return undefined;
  const entries = Object.entries(object(mapping)).filter(([, schema]) => typeof schema === "string");
  const mapped = entries.map(([name, schema]) => [name, copyTarget(schema as string)]);
  return {
    propertyName: escapeKey(propertyName),
    ...(mapping !== undefined && { mapping: Object.fromEntries(mapped) }),
  };
}

/** What a discriminator maps to: a reference, or the name of a schema. */
function copyTarget(target: string): string {
  const isReference = target.startsWith("#/");
  return isReference ? copyReference(target) : escapeReference("#/", ["components", "schemas", target]);
}

function copyReference(reference: string): string {
  return escapeReference(reference, pointerKeys(reference));
}
