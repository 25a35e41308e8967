interface Setting {
  readonly severity: "warn";
  readonly allowAdditionalProperties: boolean;
}

const example: Setting = { severity: "warn", allowAdditionalProperties: true };

/** The rules of Redocly's library that hold for every spec, with their settings. */
export const librarySettings: Readonly<Record<string, "error" | "warn" | Setting>> = {
  struct: "error",
  "no-identical-paths": "warn",
  "no-example-value-and-externalValue": "warn",
  "no-invalid-media-type-examples": example,
  "no-invalid-parameter-examples": example,
  "no-invalid-schema-examples": example,
  "no-required-schema-properties-undefined": "warn",
  "no-server-variables-empty-enum": "warn",
  "no-undefined-server-variable": "error",
  "operation-parameters-unique": "warn",
  "security-defined": "error",
};

/** What to do about a finding of the library, which says only what it found. */
export const advice: Readonly<Record<string, string>> = {
  struct: "See the OpenAPI specification for what may stand here.",
  "no-identical-paths": "Merge the two paths: parameter names don't tell them apart.",
  "no-example-value-and-externalValue": "Keep `value`.",
  "no-invalid-media-type-examples":
    "Mend the example, or the schema if the example is what the provider sends.",
  "no-invalid-parameter-examples":
    "Mend the example, or the schema if the example is what the provider takes.",
  "no-invalid-schema-examples": "Mend the example, or the schema.",
  "no-required-schema-properties-undefined": "Declare the property, or take its name out of `required`.",
  "no-server-variables-empty-enum": "List the values, or leave out `enum`.",
  "no-undefined-server-variable": "Declare it under `variables` of the server.",
  "operation-parameters-unique": "Remove one of them.",
  "security-defined": "Declare `security`; write `security: []` for an operation that needs none.",
};

/** Fields without which there is nothing to send, or no way to say where. */
const ESSENTIAL = new Set(["name", "in", "type", "scheme", "url", "openapi"]);

/** Fields that are told to people. */
const PROSE = new Set("title summary description version termsOfService email example deprecated".split(" "));

/** Sections of a document that say nothing about requests and answers. */
const ASIDE = new Set(["info", "tags", "externalDocs", "webhooks"]);

/** How bad a finding of the library is: some of its rules find what breaks code, and what does not. */
export function severityOf(
  rule: string,
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
