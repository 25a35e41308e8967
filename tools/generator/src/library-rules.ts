/** The rules of Redocly's library that hold for every spec, with their settings. */
export const librarySettings = {
  struct: "error",
  "no-unresolved-refs": "error",
  "no-identical-paths": "error",
  "no-example-value-and-externalValue": "error",
  "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: true },
  "no-invalid-parameter-examples": { severity: "error", allowAdditionalProperties: true },
  "no-invalid-schema-examples": { severity: "error", allowAdditionalProperties: true },
  "no-server-variables-empty-enum": "error",
  "no-undefined-server-variable": "error",
  "operation-parameters-unique": "error",
  "path-not-include-query": "error",
  "path-parameters-defined": "error",
  "security-defined": "error",
} as const;

/** What to do about a finding of the library, which says only what it found. */
export const advice: Readonly<Record<string, string>> = {
  struct: "See the OpenAPI 3.1 specification for what may stand here.",
  "no-unresolved-refs": "Point it to something that exists under `#/components`.",
  "no-identical-paths": "Merge the two paths: parameter names don't tell them apart.",
  "no-example-value-and-externalValue": "Keep `value`.",
  "no-invalid-media-type-examples":
    "Mend the example, or the schema if the example is what the provider sends.",
  "no-invalid-parameter-examples":
    "Mend the example, or the schema if the example is what the provider takes.",
  "no-invalid-schema-examples": "Mend the example, or the schema.",
  "no-server-variables-empty-enum": "List the values, or leave out `enum`.",
  "no-undefined-server-variable": "Declare it under `variables` of the server.",
  "operation-parameters-unique": "Remove one of them.",
  "path-not-include-query": "Declare a parameter with `in: query`.",
  "path-parameters-defined": "Declare it with `in: path` and `required: true`, or take it out of the path.",
  "security-defined": "Declare `security`; write `security: []` for an operation that needs none.",
};
