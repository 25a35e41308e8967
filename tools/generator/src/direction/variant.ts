import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";
import { copyObject, isObject } from "../load/specification.js";
import { nameOf, referenceTo } from "./schema-use.js";

/** What makes a schema another one in a direction. */
interface Variation {
  readonly root: OpenApi;
  /** References, and those to take in their place. */
  readonly variants: ReadonlyMap<string, string>;
  /** Whether a property may be left out, whatever is required. */
  readonly isOptional: (property: unknown) => boolean;
}

/** Keywords under which a schema is part of the schema that it stands in. */
const PARTS = new Set<unknown>(["allOf", "anyOf", "oneOf"]);

/** A schema as it is in a direction; the schema itself where that is no other. */
export function varySchema(
  variation: Variation,
  schema: OpenApi,
  inherited: ReadonlySet<string> = new Set(),
): OpenApi {
  const optional = new Set([...inherited, ...listOptional(variation, schema)]);
  const copy = copyObject("Schema", schema, [], (_, member, keys) => {
    if (!isObject(member)) return member;
    return varySchema(variation, member, PARTS.has(keys[0]) ? optional : undefined);
  }) as OpenApi;
  const { required, $ref: reference, discriminator } = copy;
  const changes: Record<string, unknown> = {};
  if (Array.isArray(required) && required.some((name) => optional.has(String(name)))) {
    changes["required"] = required.filter((name) => !optional.has(String(name)));
  }
  if (typeof reference === "string") {
    const target = variation.variants.get(referenceTo(nameOf(reference)));
    if (target !== undefined) changes["$ref"] = target;
  }
  if (isObject(discriminator)) {
    const varied = varyDiscriminator(variation, schema);
    if (varied !== discriminator) changes["discriminator"] = varied;
  }
  return Object.keys(changes).length === 0 ? copy : { ...copy, ...changes };
}

/** The names of the properties that may be left out, here or in what the schema is all of. */
function listOptional(variation: Variation, schema: OpenApi, depth = 0): readonly string[] {
  const { properties, allOf } = schema;
  const own = Object.entries(object(properties)).filter(([, property]) => variation.isOptional(property));
  const parts = Array.isArray(allOf) && depth < 20 ? allOf : [];
  const inherited = parts.flatMap((part) => {
    return listOptional(variation, resolve(variation.root, part), depth + 1);
  });
  return [...own.map(([name]) => name), ...inherited];
}

/** A discriminator whose values stay: where it maps none, these are the names of schemas, which variants have not. */
function varyDiscriminator({ root, variants }: Variation, schema: OpenApi): OpenApi {
  const discriminator = object(schema["discriminator"]);
  const { mapping } = discriminator;
  const known = isObject(mapping) ? mapping : Object.fromEntries(listChildren(root, schema));
  const entries = Object.entries(known).map(([value, target]) => {
    const reference = referenceTo(String(target).startsWith("#/") ? nameOf(String(target)) : String(target));
    return [value, variants.get(reference) ?? target] as const;
  });
  const isVaried = entries.some(([value, target]) => known[value] !== target);
  return isVaried ? { ...discriminator, mapping: Object.fromEntries(entries) } : discriminator;
}

/** The schemas that a schema is a choice of, and those that are all of it, by name. */
function listChildren(root: OpenApi, schema: OpenApi): readonly (readonly [string, string])[] {
  const schemas = object(object(root["components"])["schemas"]);
  const referencesIn = (list: unknown): readonly string[] => {
    const references = Array.isArray(list) ? list.map((part) => object(part)["$ref"]) : [];
    return references.filter((reference) => typeof reference === "string");
  };
  const choices = [schema["oneOf"], schema["anyOf"]].flatMap(referencesIn).map(nameOf);
  const heirs = Object.keys(schemas).filter((name) => {
    return referencesIn(object(schemas[name])["allOf"]).some((parent) => schemas[nameOf(parent)] === schema);
  });
  return [...choices, ...heirs].map((name) => [name, referenceTo(name)]);
}
