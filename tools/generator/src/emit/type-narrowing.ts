import type { OpenApi } from "../document.js";
import { pointerKeys, resolve } from "../found-operation.js";
import { isIdentifier } from "../naming/reserved-names.js";
import { type Operation, type Provider, successes } from "../provider.js";
import { findResponseSchema, misspell, type PlainSchema, readPlain } from "./plain-schema.js";

/** Longer ones might be broken, and then an error would not be on the line below the comment that expects it. */
const MAX_CODE = 60;

/** Statements about `result` that hold where the values that a spec lists narrow its type. */
export function emitNarrowing(
  provider: Provider,
  document: OpenApi,
  operation: Operation,
): readonly string[] {
  const [response, another] = successes(operation);
  const [content, other] = response?.content ?? [];
  if (response === undefined || another || content?.kind !== "json" || other) return [];
  const schema = findResponseSchema(document, operation, response);
  const union = findUnion(provider, document, schema);
  if (union !== undefined) return emitUnion(union);
  const plain = readPlain(document, schema);
  return plain === undefined ? [] : emitValues(plain, "result");
}

/** A property never has a value that the spec does not list. */
function emitValues({ properties }: PlainSchema, holder: string): readonly string[] {
  return properties.flatMap(({ name, required, schema }) => {
    if (schema === undefined || name in Object.prototype) return [];
    const place = `${holder}${emitAccess(name)}`;
    const { values } = schema;
    if (values === undefined) return emitValues(schema, required ? place : `${place}?`);
    return emitNever(place, values);
  });
}

function emitNever(place: string, values: readonly string[]): readonly string[] {
  const condition = `${place} === ${JSON.stringify(misspell(values[0] ?? "", values))}`;
  if (condition.length > MAX_CODE) return [];
  return [`// @ts-expect-error The spec has no such value.\nif (${condition}) return;`];
}

/** Schemas of which a value fits one, and the property whose values tell them apart. */
interface Union {
  readonly property: string;
  readonly members: readonly UnionMember[];
}

interface UnionMember {
  readonly typeName: string;
  readonly names: readonly string[];
  readonly values: readonly string[];
}

function findUnion(provider: Provider, document: OpenApi, reference: unknown): Union | undefined {
  const { oneOf, ...rest } = resolve(document, reference);
  const isPure = ["allOf", "anyOf", "not", "properties", "discriminator"].every((key) => !(key in rest));
  if (!isPure || !Array.isArray(oneOf) || oneOf.length < 2) return undefined;
  const schemas = (oneOf as readonly OpenApi[]).map((member) => {
    const key = typeof member["$ref"] === "string" ? pointerKeys(member["$ref"]).at(-1) : undefined;
    const typeName = provider.schemas.find(({ name }) => name === key)?.typeName;
    return { typeName, schema: readPlain(document, member) };
  });
  const [first] = schemas;
  for (const { name } of first?.schema?.properties ?? []) {
    const members = schemas.flatMap(({ typeName, schema }): UnionMember[] => {
      const property = schema?.properties.find((each) => each.name === name);
      if (typeName === undefined || !schema?.isClosed || !property?.required) return [];
      const names = schema.properties.map((each) => each.name);
      return [{ typeName, names, values: property.schema?.values ?? [] }];
    });
    const values = members.flatMap((member) => member.values);
    const isTelling = members.every((member) => member.values.length > 0);
    if (members.length === schemas.length && isTelling && new Set(values).size === values.length) {
      return { property: name, members };
    }
  }
  return undefined;
}

function emitUnion({ property, members }: Union): readonly string[] {
  const place = `result${emitAccess(property)}`;
  const own = members
    .flatMap(({ names }) => names)
    .find((name) => members.some(({ names }) => !names.includes(name)));
  return [
    ...members.map(({ typeName, values: [value] }) => {
      return `if (${place} === ${JSON.stringify(value)}) expectTypeOf(result).toEqualTypeOf<${typeName}>();`;
    }),
    ...emitNever(
      place,
      members.flatMap(({ values }) => values),
    ),
    ...(own === undefined || own.length > MAX_CODE
      ? []
      : [`// @ts-expect-error Not each of the types has it.\nexpectTypeOf(result${emitAccess(own)});`]),
  ];
}

function emitAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
