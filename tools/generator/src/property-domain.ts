import type { OpenApi } from "./document.js";
import { object, pointerKeys, resolve } from "./found-operation.js";
import type { Key } from "./load/parsed-text.js";

/** What a schema says of one property of the values that it describes. */
export interface Domain {
  /** Whether some schema declares the property. */
  readonly isDeclared: boolean;
  /** Whether a value may lack it. */
  readonly isOptional: boolean;
  /** The values that are listed; undefined where there may be others. */
  readonly values: readonly ListedValue[] | undefined;
}

/** A value of an enum, a constant, or a boolean, with the keys that lead to it from the root of the document. */
export interface ListedValue {
  readonly value: unknown;
  readonly keys: readonly Key[];
}

/** An object of a document, with the keys that lead to it from the root. */
export interface Place {
  readonly node: OpenApi;
  readonly keys: readonly Key[];
}

/** What is known of the property that the names lead to, in whichever of the schema's alternatives. */
export function findDomain(document: OpenApi, place: Place, names: readonly string[]): Domain {
  const [name, ...rest] = names;
  if (name === undefined) return { isDeclared: true, isOptional: false, values: listValues(document, place) };
  const alternatives = findProperty(document, place, name, []).map(({ property, isRequired }): Domain => {
    if (property === undefined) return { isDeclared: false, isOptional: true, values: [] };
    const domain = findDomain(document, property, rest);
    return { ...domain, isOptional: domain.isOptional || !isRequired };
  });
  const values = alternatives.map((domain) => domain.values);
  return {
    isDeclared: alternatives.some(({ isDeclared }) => isDeclared),
    isOptional: alternatives.some(({ isOptional }) => isOptional),
    values: values.includes(undefined) ? undefined : values.flatMap((each) => each!),
  };
}

/** The object itself, or the one that it refers to. */
export function follow(document: OpenApi, { node, keys }: Place): Place {
  const reference = node["$ref"];
  return typeof reference === "string"
    ? { node: resolve(document, node), keys: pointerKeys(reference) }
    : { node, keys };
}

interface Alternative {
  readonly property: Place | undefined;
  readonly isRequired: boolean;
}

/** A property in each alternative of a schema. `above` holds the schemas that led here: a circle ends where it closes. */
function findProperty(
  document: OpenApi,
  place: Place,
  name: string,
  above: readonly OpenApi[],
): readonly Alternative[] {
  const followed = follow(document, place);
  const { node: schema, keys } = followed;
  if (above.includes(schema)) return [{ property: undefined, isRequired: false }];
  const properties = object(schema["properties"]);
  const required: readonly unknown[] = Array.isArray(schema["required"]) ? schema["required"] : [];
  const own: Alternative = {
    property: Object.hasOwn(properties, name)
      ? { node: object(properties[name]), keys: [...keys, "properties", name] }
      : undefined,
    isRequired: required.includes(name),
  };
  const search = (part: Place): readonly Alternative[] => {
    return findProperty(document, part, name, [...above, schema]);
  };
  // Each part of `allOf` holds, and so does one of the choices: what they say adds up.
  const parts = members(followed, "allOf").map(search);
  const choices = ["oneOf", "anyOf"].map((key) => members(followed, key)).filter(({ length }) => length > 0);
  return [...parts, ...choices.map((choice) => choice.flatMap(search))].reduce<readonly Alternative[]>(
    (all, next) => all.flatMap((left) => next.map((right) => both(left, right))),
    [own],
  );
}

function both(left: Alternative, right: Alternative): Alternative {
  return { property: left.property ?? right.property, isRequired: left.isRequired || right.isRequired };
}

function listValues(document: OpenApi, place: Place): readonly ListedValue[] | undefined {
  const followed = follow(document, place);
  const { node: schema, keys } = followed;
  if ("const" in schema) return [{ value: schema["const"], keys: [...keys, "const"] }];
  const listed: readonly unknown[] | undefined = Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
  if (listed) return listed.map((value, index) => ({ value, keys: [...keys, "enum", index] }));
  if (schema["type"] === "boolean") return [true, false].map((value) => ({ value, keys: [...keys, "type"] }));
  const choice = [...members(followed, "oneOf"), ...members(followed, "anyOf")];
  const values = choice.map((member) => listValues(document, member));
  if (choice.length > 0) return values.includes(undefined) ? undefined : values.flatMap((each) => each!);
  return members(followed, "allOf")
    .map((member) => listValues(document, member))
    .find((each) => each !== undefined);
}

function members({ node: schema, keys }: Place, key: string): readonly Place[] {
  const list: readonly unknown[] = Array.isArray(schema[key]) ? schema[key] : [];
  return list.map((member, index) => ({ node: object(member), keys: [...keys, key, index] }));
}
