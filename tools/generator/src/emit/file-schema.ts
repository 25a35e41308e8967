import { essence } from "../build/content.js";
import type { OpenApi } from "../document.js";
import { findOperations, object, resolve } from "../found-operation.js";
import { reference, type TypeNode } from "./type-syntax.js";

/** The schemas of files: what is binary in forms that are sent. openapi-typescript would call each of them a string. */
export function findFileSchemas(document: OpenApi): ReadonlySet<unknown> {
  const files = new Set<unknown>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object") return;
    const schema = resolve(document, value);
    if (seen.has(schema)) return;
    seen.add(schema);
    if (isFile(schema)) files.add(schema);
    const { properties, items, additionalProperties, allOf, anyOf, oneOf, prefixItems } = schema;
    const parts = [Object.values(object(properties)), allOf, anyOf, oneOf, prefixItems].flat();
    for (const part of [...parts, items, additionalProperties]) visit(part);
  };
  for (const { operation } of findOperations(document)) {
    const body = resolve(document, operation["requestBody"]);
    for (const [mediaType, content] of Object.entries(object(body["content"]))) {
      if (essence(mediaType) === "multipart/form-data") visit(object(content)["schema"]);
    }
  }
  return files;
}

/** OpenAPI 3.0's `format: binary`, or 3.1's content that is not encoded as text. */
function isFile({ type, format, contentMediaType, contentEncoding }: OpenApi): boolean {
  const isText = type === undefined || [type].flat().includes("string");
  return isText && (format === "binary" || (contentMediaType !== undefined && contentEncoding === undefined));
}

/** The type of a file that is sent in a form: a Blob (and so a File), or its bytes. */
export function createFileType({ type }: OpenApi): TypeNode {
  const types = ["Blob", "ArrayBuffer", "ArrayBufferView"].map(reference);
  const isNullable = Array.isArray(type) && type.includes("null");
  const none: TypeNode = { kind: "LiteralType", literal: { kind: "NullKeyword" } };
  return { kind: "UnionType", types: isNullable ? [...types, none] : types };
}
