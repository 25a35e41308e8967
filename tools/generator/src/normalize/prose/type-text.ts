import type { Members } from "../rule.js";

/** Words of documentation for a type, as it is in JSON Schema. */
const TYPES: Readonly<Record<string, Members>> = {
  string: { type: "string" },
  uuid: { type: "string", format: "uuid" },
  "date-time": { type: "string", format: "date-time" },
  integer: { type: "integer" },
  int: { type: "integer" },
  number: { type: "number" },
  float: { type: "number" },
  boolean: { type: "boolean" },
  bool: { type: "boolean" },
  object: { type: "object" },
  array: { type: "array" },
  null: { type: "null" },
};

/**
 * The schema that a type stands for, as people and TypeScript write it: `string | null`, `Error[]`, `string (UUID)`,
 * `'inactive'`, `true`. A name of another kind is a reference to a schema. Undefined where it is no type.
 */
export function readType(text: string): Members | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const parts = text
    .replaceAll("\\|", "|")
    .split("|")
    .map((part) => part.trim());
  if (parts.length > 1) return readUnion(parts);
  const [part = ""] = parts;
  const list = /^(.+)\[\]$/.exec(part) ?? /^(?:array of|list of) (.+?)s?$/i.exec(part);
  if (list !== null) {
    const items = readType(list[1]!);
    return items && { type: "array", items };
  }
  const literal = /^(["'])(.*)\1$/.exec(part);
  if (literal !== null) return { type: "string", const: literal[2] };
  if (part === "true" || part === "false") return { type: "boolean", const: part === "true" };
  const [, word = part, format] = /^([A-Za-z]+) ?[(<]([\w -]+)[)>]$/.exec(part) ?? [];
  const known = TYPES[word.toLowerCase()];
  if (known !== undefined) return { ...known, ...(format === undefined ? {} : readFormat(format)) };
  return /^[A-Z][\w.]*$/.test(part) ? { $ref: `#/components/schemas/${part}` } : undefined;
}

/** A longer text is no type that a person reads. */
const MOST_CHARACTERS = 300;

function readUnion(parts: readonly string[]): Members | undefined {
  const schemas = parts.map((part) => readType(part));
  if (schemas.some((schema) => schema === undefined)) return undefined;
  const all = schemas as readonly Members[];
  if (all.every((schema) => typeof schema["const"] === "string")) {
    return { type: "string", enum: all.map((schema) => schema["const"]) };
  }
  if (all.every((schema) => Object.keys(schema).join() === "type")) {
    return { type: all.map(({ type }) => type) };
  }
  return { anyOf: all };
}

/** What stands in brackets behind a type: a format where JSON Schema has one of that name. */
function readFormat(text: string): Members {
  const format = text.toLowerCase();
  return ["uuid", "date", "date-time", "uri", "email", "int32", "int64", "float", "double"].includes(format)
    ? { format }
    : {};
}
