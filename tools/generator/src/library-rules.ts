import type { RuleName } from "./rule-table.js";

/** What an example may have beyond its schema: answers grow fields. */
const example = { allowAdditionalProperties: true };

/** The rules of Redocly's library that hold for every spec, with their options. */
export const libraryRules: Readonly<Partial<Record<RuleName, object>>> = {
  struct: {},
  "no-identical-paths": {},
  "no-example-value-and-externalValue": {},
  "no-invalid-media-type-examples": example,
  "no-invalid-parameter-examples": example,
  "no-invalid-schema-examples": example,
  "no-required-schema-properties-undefined": {},
  "no-server-variables-empty-enum": {},
  "no-undefined-server-variable": {},
  "operation-parameters-unique": {},
  "security-defined": {},
};

/** Fields without which there is nothing to send, or no way to say where. */
const ESSENTIAL = new Set(["name", "in", "type", "scheme", "url", "openapi"]);

/** Fields that are told to people. */
const PROSE = new Set(
  "title summary description version termsOfService email example examples deprecated".split(" "),
);

/** Sections of a document that say nothing about requests and answers. */
const ASIDE = new Set(["info", "tags", "externalDocs", "webhooks"]);

/** How bad a finding of the library is: some of its rules find what breaks code, and what does not. */
export function severityOf(
  rule: RuleName,
  message: string,
  keys: readonly (string | number)[],
): "error" | "warning" {
  if (rule === "security-defined") return message.startsWith("There is no") ? "error" : "warning";
  if (rule !== "struct") return "error";
  if (ASIDE.has(String(keys[0])) || PROSE.has(String(keys.at(-1)))) return "warning";
  if (/ is not (?:expected|allowed) here/.test(message)) return "warning";
  const [, field] = /^The field `([^`]+)` must be present/.exec(message) ?? [];
  return field !== undefined && !ESSENTIAL.has(field) ? "warning" : "error";
}
