/** What a rule is about, for those who meet one of its findings. Each has a page in `docs/rules/`. */
export interface RuleEntry {
  /** `error`: wrong or unsafe code would follow. `warning`: it is generated all the same, and refused with `--strict`. */
  readonly severity: "error" | "warning";
  /** What the rule asks for, in a sentence. */
  readonly title: string;
  /** What to do about a finding, in sentences. */
  readonly advice: string;
  /** Whether something that the document says is missing from the package: then `generate` tells of it, too. */
  readonly isLoss?: true;
}

/** All rules by the name that findings give, ours and the library's: the one place for severity and advice. */
export const ruleTable = {
  // What a file has to be before anything else can be checked.
  yaml: {
    severity: "error",
    title: "A spec is one valid YAML or JSON document that holds an object.",
    advice: "Mend the syntax at this place.",
  },
  json: {
    severity: "error",
    title: "An object in JSON has each key once.",
    advice: "Remove one of the two.",
  },
  encoding: {
    severity: "error",
    title: "A spec is text in UTF-8.",
    advice: "Save the file as UTF-8.",
  },
  limit: {
    severity: "error",
    title: "A spec stays within what a provider's API can need: 32 MiB, 100 levels, 20 000 operations.",
    advice: "Split the document, or unfold what is nested.",
  },
  "openapi-version": {
    severity: "error",
    title: "A spec says which supported version of OpenAPI it is.",
    advice: "Write `openapi: 3.0.4`, `3.1.1` or `3.2.0`, whichever the document is written in.",
  },
  reference: {
    severity: "error",
    title: "A reference leads to something in the folder of the spec, and not back to itself.",
    advice: "Save what it names in the folder of the document.",
  },

  // Rules of ours that keep wrong or unsafe code from being generated.
  "enum-member": {
    severity: "error",
    title: "The members of an enum are values of its schema's type.",
    advice: "Write the bare values.",
  },
  extension: {
    severity: "error",
    title: "Extensions that decide what a client does have a value that it can go by.",
    advice: "Write a value that the extension knows.",
  },
  "header-name": {
    severity: "error",
    title: "The names of header fields are tokens.",
    advice: "Write a name of letters, digits and `-`.",
  },
  "parameter-style": {
    severity: "error",
    title: "A parameter has a style of its location.",
    advice: "Use one of these, or leave `style` out.",
  },
  "path-literal": {
    severity: "error",
    title: "A path is one that a URL can hold as it stands.",
    advice: 'Start it with "/", percent-encode what is literal, and write parameters as `{name}`.',
  },
  "response-status": {
    severity: "error",
    title: "A response stands under a status, a range such as 4XX, or `default`.",
    advice: 'Write one from "100" to "599", a range such as "4XX", or "default".',
  },
  "server-url": {
    severity: "error",
    title: "The URL of a server is one that requests can go to.",
    advice: "Write an http or https URL without a query or fragment.",
  },
  "stop-meaning": {
    severity: "error",
    title: "`x-stop` gives a meaning to each answer that the operation can have.",
    advice: "Map each response, and each value of the property that tells them apart.",
  },

  // What is slightly wrong, and read as it must be meant.
  "default-type": {
    severity: "warning",
    title: "A default is a value of its schema's type.",
    advice: "Write a value of that type, or change the type.",
  },
  discriminator: {
    severity: "warning",
    title: "A discriminator names the property that tells its schemas apart.",
    advice: "Add `propertyName`, or leave out `discriminator`.",
  },
  "duplicate-operation-id": {
    severity: "warning",
    title: "No two operations have the same id.",
    advice: "Rename one of them: each becomes a function.",
  },
  "encoding-ignored": {
    severity: "warning",
    title: "An Encoding Object says what a client can write.",
    advice: "Leave it out, or say it in the description.",
    isLoss: true,
  },
  "event-data": {
    severity: "warning",
    title: "The data of a server-sent event is text.",
    advice: "Say in the description what to parse it as.",
    isLoss: true,
  },
  "exclusive-bound": {
    severity: "warning",
    title: "An exclusive bound is a number, as OpenAPI 3.1 writes it.",
    advice: "Write `exclusiveMinimum: 0` in place of `minimum: 0` and `exclusiveMinimum: true`.",
  },
  nullable: {
    severity: "warning",
    title: "`null` is a type, as OpenAPI 3.1 writes it.",
    advice: 'Write `type: [string, "null"]` in place of `nullable: true`.',
  },
  "parameter-nesting": {
    severity: "warning",
    title: "A parameter is one value, a list of values or an object of values.",
    advice: "Use `content` with `application/json`, or flatten it.",
    isLoss: true,
  },
  "parameter-reserved": {
    severity: "warning",
    title: "Header fields that OpenAPI sets itself are not parameters.",
    advice: "Declare a security scheme or a media type instead.",
  },
  "path-fragment": {
    severity: "warning",
    title: "A path has no fragment.",
    advice: "Describe the variants as one operation.",
  },
  "parent-choice": {
    severity: "warning",
    title: "A schema is not at once a choice of another one and all of it.",
    advice: "Move what stands beside the choices to a schema of its own, and refer to it.",
  },
  "path-parameter-required": {
    severity: "warning",
    title: "A parameter in the path is required.",
    advice: "Write `required: true`.",
  },
  "path-parameter-undeclared": {
    severity: "warning",
    title: "Each parameter in a path is declared.",
    advice: "Declare it with `in: path` and `required: true`, or take it out of the path.",
  },
  "path-parameter-unused": {
    severity: "warning",
    title: "Each declared path parameter is in the path.",
    advice: "Remove it, or write it into the path.",
  },
  "required-flag": {
    severity: "warning",
    title: "`required` in a schema is a list of property names.",
    advice: "List the names in the schema that has the properties.",
  },
  "responses-missing": {
    severity: "warning",
    title: "Each operation describes its responses.",
    advice: "Add `responses`.",
  },
  "status-range": {
    severity: "warning",
    title: "A range of statuses is written in capitals.",
    advice: 'Write "4XX" in place of "4xx".',
  },
  "unknown-type": {
    severity: "warning",
    title: "The type of a schema is one that JSON Schema knows.",
    advice: 'Write `string`, `number`, `integer`, `boolean`, `object`, `array` or `"null"`.',
  },

  // Rules of Redocly's library, whose messages say only what was found: the advice is added to them.
  "no-example-value-and-externalValue": {
    severity: "warning",
    title: "An example has its value here or elsewhere, not both.",
    advice: "Keep `value`.",
  },
  "no-identical-paths": {
    severity: "warning",
    title: "Two paths differ in more than the names of their parameters.",
    advice: "Merge the two paths: parameter names don't tell them apart.",
  },
  "no-invalid-media-type-examples": {
    severity: "warning",
    title: "An example of content fits the schema beside it.",
    advice: "Mend the example, or the schema if the example is what the provider sends.",
  },
  "no-invalid-parameter-examples": {
    severity: "warning",
    title: "An example of a parameter fits the schema beside it.",
    advice: "Mend the example, or the schema if the example is what the provider takes.",
  },
  "no-invalid-schema-examples": {
    severity: "warning",
    title: "An example in a schema fits it.",
    advice: "Mend the example, or the schema.",
  },
  "no-required-schema-properties-undefined": {
    severity: "warning",
    title: "Each required property is declared.",
    advice: "Declare the property, or take its name out of `required`.",
  },
  "no-server-variables-empty-enum": {
    severity: "warning",
    title: "The values of a server variable are listed, and its default is one of them.",
    advice: "List the values, or leave out `enum`.",
  },
  "no-undefined-server-variable": {
    severity: "error",
    title: "Each variable in the URL of a server is declared.",
    advice: "Declare it under `variables` of the server.",
  },
  "operation-parameters-unique": {
    severity: "warning",
    title: "An operation has each parameter once.",
    advice: "Remove one of them.",
  },
  "security-defined": {
    severity: "error",
    title: "Each operation says which security schemes it takes, and each of them is declared.",
    advice: "Declare `security`; write `security: []` for an operation that needs none.",
  },
  struct: {
    severity: "error",
    title: "Every object has the members that OpenAPI gives it, and no others.",
    advice: "See the OpenAPI specification for what may stand here.",
  },

  // The normal form of this repository.
  described: {
    severity: "warning",
    title: "Everything has a description.",
    advice: "Say in your own words what it is.",
  },
  "enum-type": {
    severity: "warning",
    title: "The members of an enum fit its schema's type.",
    advice: "Write values of that type, or change the type.",
  },
  "error-response": {
    severity: "warning",
    title: "Each operation describes how it fails.",
    advice: "Add the responses that the provider documents, or `default`.",
  },
  "example-given": {
    severity: "warning",
    title: "Parameters and content have examples.",
    advice: "Add `example` to a parameter, and `examples` to content.",
  },
  "export-name": {
    severity: "warning",
    title: "Operations and schemas have names that can be exports of one package.",
    advice: "Rename one of them.",
  },
  "method-supported": {
    severity: "warning",
    title: "An operation is under a method that a client can send.",
    advice: "Describe it under a method that a client can send.",
    isLoss: true,
  },
  "operation-id": {
    severity: "warning",
    title: "Each operation has an id that can name a function.",
    advice: "Write a camelCase verb phrase, such as `stopAgent`.",
  },
  "operation-id-case": {
    severity: "warning",
    title: "Operation ids are camelCase verb phrases.",
    advice: "Write it like `stopGhostSession`.",
  },
  "option-clash": {
    severity: "warning",
    title: "Security schemes and server variables have names that can be options of a client.",
    advice: "Rename it.",
  },
  "parameter-clash": {
    severity: "warning",
    title: "The parameters of a call, and its body, have different names.",
    advice: "Rename one of them where the provider allows it.",
  },
  "security-scheme-name": {
    severity: "warning",
    title: "Security schemes are named as the option that a user passes.",
    advice: "Name it `token` if it is a bearer token, `apiKey` if it is a key.",
  },
  "server-declared": {
    severity: "warning",
    title: "A spec names a server by its whole URL.",
    advice: "Add `servers` with the provider's base URL.",
  },
} as const;

/** What can stand in a finding as its rule. */
export type RuleName = keyof typeof ruleTable;

/** A rule whose findings never keep code from being generated. */
export type WarningName = {
  [Name in RuleName]: (typeof ruleTable)[Name]["severity"] extends "warning" ? Name : never;
}[RuleName];

/** What the table has about a rule. */
export function ruleEntry(rule: RuleName): RuleEntry {
  return ruleTable[rule];
}

/** The page about a rule, as a path in this repository. */
export function rulePage(rule: RuleName): string {
  return `docs/rules/${rule}.md`;
}
