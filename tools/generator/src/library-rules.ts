import type { RuleName } from "./rule-table.js";

/** A rule of Redocly's library: where it stands there, under which name, and the options that it is given. */
export interface LibraryRule {
  readonly module: string;
  readonly name: string;
  readonly options?: object | undefined;
}

/** What an example may have beyond its schema: answers grow fields. */
const options = { allowAdditionalProperties: true };

/** The rules of Redocly's library that hold for every spec. */
export const libraryRules: Readonly<Partial<Record<RuleName, LibraryRule>>> = {
  struct: { module: "common/struct", name: "Struct" },
  "operation-parameters-unique": {
    module: "common/operation-parameters-unique",
    name: "OperationParametersUnique",
  },
  "no-example-value-and-externalValue": {
    module: "oas3/no-example-value-and-externalValue",
    name: "NoExampleValueAndExternalValue",
  },
  "security-defined": { module: "common/security-defined", name: "SecurityDefined" },
  "no-invalid-media-type-examples": {
    module: "oas3/no-invalid-media-type-examples",
    name: "ValidContentExamples",
    options,
  },
  "no-identical-paths": { module: "common/no-identical-paths", name: "NoIdenticalPaths" },
  "no-undefined-server-variable": {
    module: "oas3/no-undefined-server-variable",
    name: "NoUndefinedServerVariable",
  },
  "no-server-variables-empty-enum": {
    module: "oas3/no-server-variables-empty-enum",
    name: "NoServerVariablesEmptyEnum",
  },
  "no-invalid-schema-examples": {
    module: "common/no-invalid-schema-examples",
    name: "NoInvalidSchemaExamples",
    options,
  },
  "no-invalid-parameter-examples": {
    module: "common/no-invalid-parameter-examples",
    name: "NoInvalidParameterExamples",
    options,
  },
  "no-required-schema-properties-undefined": {
    module: "common/no-required-schema-properties-undefined",
    name: "NoRequiredSchemaPropertiesUndefined",
  },
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
