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
  "operation-operationId-unique": "error",
  "operation-parameters-unique": "error",
  "path-not-include-query": "error",
  "path-parameters-defined": "error",
  "security-defined": "error",
} as const;
