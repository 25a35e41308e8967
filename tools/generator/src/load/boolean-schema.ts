import type { Key } from "./parsed-text.js";

/** Keywords that are written as a boolean more often than as a schema: all that read schemas know them so. */
const BOOLEAN_KEYWORDS = new Set<Key | undefined>([
  "additionalProperties",
  "items",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

/** A schema that is `true` or `false` (JSON Schema 2020-12, section 4.3.2), as an object that says the same. */
export function writeOutBoolean(schema: boolean, keyword: Key | undefined): unknown {
  if (BOOLEAN_KEYWORDS.has(keyword)) return schema;
  return schema ? {} : { not: {} };
}
