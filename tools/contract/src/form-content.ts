import { isJson } from "./media-type.js";
import { decoded, fieldsOf } from "./received-request.js";
import type { RequestContent } from "./request-body.js";
import { propertySchema } from "./schema-shape.js";
import { type Fields, splitFields } from "./style.js";
import { decodedText, shapesOf, valueOf } from "./wire-value.js";

/**
 * The value of `application/x-www-form-urlencoded`, each property read as its Encoding says, else as OpenAPI does (3.1,
 * section 4.8.15.1): a list as repeated fields, an object as JSON. Undefined where it is malformed.
 */
export function readForm(text: string, content: RequestContent): object | undefined {
  const fields = fieldsOf(text);
  const names = new Set(fields.map(([name]) => ownerOf(name, content)));
  const entries = [...names].map((name) => [name, readProperty(name, fields, content)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

/** The property that a field belongs to: of `n[k]`, that is `n` where it is a deepObject. */
export function ownerOf(field: string, { encodings }: RequestContent): string {
  const names = [...encodings.keys()].filter((name) => encodings.get(name)?.style?.name === "deepObject");
  return names.find((name) => field.startsWith(`${name}[`)) ?? field;
}

function readProperty(name: string, fields: Fields, { schema, encodings }: RequestContent): unknown {
  const own = propertySchema(schema, name);
  const { style, contentTypes = [] } = encodings.get(name) ?? {};
  const [shape = "scalar"] = shapesOf(own);
  const isContent = style === undefined && (shape === "object" || contentTypes.some(isJson));
  const found = splitFields(
    name,
    style ?? { name: "form", explode: true },
    isContent ? "scalar" : shape,
    fields,
  );
  const text =
    found && "text" in found ? decodedText(found.text, (each) => decoded(each, "query")) : undefined;
  if (text === undefined) return undefined;
  if (!isContent) return valueOf(text, own, true);
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return undefined;
  }
}
