import type { OpenApi } from "../document.js";
import { findOperations, object, resolve } from "../found-operation.js";
import type { Operation, Parameter, Response } from "../provider.js";

/** A schema of which it is certain what TypeScript refuses: of one type, without combinations. */
export interface PlainSchema {
  readonly type: "string" | "number" | "boolean" | "array" | "object";
  /** The texts that are allowed; undefined where others are. */
  readonly values: readonly string[] | undefined;
  readonly properties: readonly PlainProperty[];
  /** Whether its properties are all that an object may have. */
  readonly isClosed: boolean;
}

/** A property of an object, that is in what is sent and in what is received. */
export interface PlainProperty {
  readonly name: string;
  readonly required: boolean;
  readonly schema: PlainSchema | undefined;
}

/** What a parameter is described by; undefined where it is not plain. */
export function findParameterSchema(
  document: OpenApi,
  operation: Operation,
  { in: location, name }: Parameter,
): PlainSchema | undefined {
  const { own, shared } = findObjects(document, operation);
  const parameter = [...own, ...shared].find((each) => each["in"] === location && each["name"] === name);
  return readPlain(document, parameter?.["schema"]);
}

/** The schema of the first content of the request body, as it stands in the document. */
export function findBodySchema(document: OpenApi, operation: Operation): unknown {
  const key = operation.requestBody?.content[0].key ?? "";
  const body = resolve(document, findObjects(document, operation).object["requestBody"]);
  return findContentSchema(document, body, key);
}

/** The schema of the first content of a response, as it stands in the document. */
export function findResponseSchema(document: OpenApi, operation: Operation, response: Response): unknown {
  const responses = object(findObjects(document, operation).object["responses"]);
  const found = resolve(document, responses[response.key]);
  return findContentSchema(document, found, response.content[0]?.key ?? "");
}

function findContentSchema(document: OpenApi, holder: OpenApi, key: string): unknown {
  return resolve(document, object(holder["content"])[key])["schema"];
}

function findObjects(document: OpenApi, { path, method }: Operation) {
  const found = findOperations(document).find((each) => each.path === path && each.method === method);
  const list = (holder: OpenApi | undefined): readonly OpenApi[] => {
    const parameters = holder?.["parameters"];
    return (Array.isArray(parameters) ? parameters : []).map((each) => resolve(document, each));
  };
  return { object: object(found?.operation), own: list(found?.operation), shared: list(found?.pathItem) };
}

/** How deep an object is read: there may be no end to it. */
const MAX_DEPTH = 3;

const TYPES: Readonly<Record<string, PlainSchema["type"]>> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  array: "array",
  object: "object",
};

/** Keywords besides which a `type` is not all that decides on a type, and those that make an object an open one. */
const COMBINATIONS = ["allOf", "anyOf", "oneOf", "not", "if", "discriminator"];
const EXTENSIONS = ["additionalProperties", "patternProperties", "unevaluatedProperties", "propertyNames"];

/** What a schema says; undefined where it is not plain. */
export function readPlain(
  document: OpenApi,
  value: unknown,
  depth: number = MAX_DEPTH,
): PlainSchema | undefined {
  const schema = resolve(document, value);
  const hasSiblings = "$ref" in object(value) && ["type", "properties"].some((key) => key in object(value));
  const type = typeof schema["type"] === "string" ? TYPES[schema["type"]] : undefined;
  if (type === undefined || hasSiblings || COMBINATIONS.some((key) => key in schema)) return undefined;
  const listed = "const" in schema ? [schema["const"]] : schema["enum"];
  const values = Array.isArray(listed) ? (listed as readonly unknown[]) : undefined;
  if (values !== undefined && !values.every((each) => typeof each === "string")) return undefined;
  const required: readonly unknown[] = Array.isArray(schema["required"]) ? schema["required"] : [];
  const properties = depth === 0 ? [] : Object.entries(object(schema["properties"]));
  return {
    type,
    values,
    properties: properties
      .filter(([, property]) => !isOneSided(resolve(document, property)))
      .map(([name, property]) => {
        const inner = readPlain(document, property, depth - 1);
        return { name, required: required.includes(name), schema: inner };
      }),
    isClosed: type === "object" && properties.length > 0 && !EXTENSIONS.some((key) => key in schema),
  };
}

function isOneSided(schema: OpenApi): boolean {
  return schema["readOnly"] === true || schema["writeOnly"] === true;
}

/** A value of another type, as code. */
export function emitMisfit({ type, values }: PlainSchema): string {
  if (values !== undefined) return JSON.stringify(misspell(values[0] ?? "", values));
  return type === "string" || type === "array" || type === "object" ? "1" : JSON.stringify("text");
}

/** A name that looks like another, but is none of those that there are. */
export function misspell(name: string, taken: readonly string[]): string {
  const misspelt = `${name}${name.at(-1) ?? "x"}`;
  return taken.includes(misspelt) || misspelt in Object.prototype ? misspell(misspelt, taken) : misspelt;
}
