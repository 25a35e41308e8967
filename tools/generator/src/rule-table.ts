/** What a rule is about, for those who meet one of its findings. Each has a page in `docs/rules/`. */
export interface RuleEntry {
  /** `error`: wrong or unsafe code would follow. `house`: the normal form, an error only with `--strict`. */
  readonly severity: "error" | "house";
  /** What the rule asks for, in a sentence. */
  readonly title: string;
  /** What to do about a finding, in sentences. */
  readonly advice: string;
}

/** All rules by the name that findings give, ours and the library's: the one place for severity and advice. */
export const ruleTable: Readonly<Record<string, RuleEntry>> = {
  // What a file has to be before anything else can be checked.
  yaml: {
    severity: "error",
    title: "A spec is one valid YAML or JSON document that holds an object.",
    advice: "Mend the syntax at this place.",
  },
  "openapi-version": {
    severity: "error",
    title: "A spec says which supported version of OpenAPI it is.",
    advice: "Convert the document to OpenAPI 3.1 and write `openapi: 3.1.0`.",
  },
  reference: {
    severity: "error",
    title: "A reference leads to a component of the same document, and not back to itself.",
    advice: "Move what it names to `#/components`.",
  },

  // Rules of ours that keep wrong or unsafe code from being generated.
  "content-supported": {
    severity: "error",
    title: "Content is JSON, in one media type.",
    advice: "Describe it as `application/json`.",
  },
  "default-type": {
    severity: "error",
    title: "A default is a value of its schema's type.",
    advice: "Write a value of that type, or change the type.",
  },
  "enum-member": {
    severity: "error",
    title: "The members of an enum are values of its schema's type.",
    advice: "Write the bare values.",
  },
  "export-name": {
    severity: "error",
    title: "Operations and schemas have names that can be exports of one package.",
    advice: "Rename one of them.",
  },
  extension: {
    severity: "error",
    title: "Extensions that decide what a client does have a value that it can go by.",
    advice: "Write a value that the extension knows.",
  },
  "operation-id": {
    severity: "error",
    title: "Each operation has an id that can name a function.",
    advice: "Write a camelCase verb phrase, such as `stopAgent`.",
  },
  "option-clash": {
    severity: "error",
    title: "Security schemes and server variables have names that can be options of a client.",
    advice: "Rename it.",
  },
  "parameter-clash": {
    severity: "error",
    title: "The parameters of a call, and its body, have different names.",
    advice: "Rename one of them where the provider allows it.",
  },
  "parameter-reserved": {
    severity: "error",
    title: "Header fields that OpenAPI sets itself are not parameters.",
    advice: "Declare a security scheme or a media type instead.",
  },
  "parameter-supported": {
    severity: "error",
    title: "A parameter is one value, in the path, the query or a header.",
    advice: "Use `schema` with a single value and the default style.",
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
  "scheme-supported": {
    severity: "error",
    title: "A credential is a bearer token, or a key in a header field.",
    advice: "Use `type: http` with `scheme: bearer`, or `type: apiKey` with `in: header`.",
  },
  "server-declared": {
    severity: "error",
    title: "A spec names a server by its whole URL.",
    advice: "Add `servers` with the provider's base URL.",
  },
  "server-supported": {
    severity: "error",
    title: "Servers are those of the whole document.",
    advice: "Declare them for the whole document.",
  },

  // Rules of Redocly's library, whose messages say only what was found: the advice is added to them.
  "no-example-value-and-externalValue": {
    severity: "error",
    title: "An example has its value here or elsewhere, not both.",
    advice: "Keep `value`.",
  },
  "no-identical-paths": {
    severity: "error",
    title: "Two paths differ in more than the names of their parameters.",
    advice: "Merge the two paths: parameter names don't tell them apart.",
  },
  "no-invalid-media-type-examples": {
    severity: "error",
    title: "An example of content fits the schema beside it.",
    advice: "Mend the example, or the schema if the example is what the provider sends.",
  },
  "no-invalid-parameter-examples": {
    severity: "error",
    title: "An example of a parameter fits the schema beside it.",
    advice: "Mend the example, or the schema if the example is what the provider takes.",
  },
  "no-invalid-schema-examples": {
    severity: "error",
    title: "An example in a schema fits it.",
    advice: "Mend the example, or the schema.",
  },
  "no-server-variables-empty-enum": {
    severity: "error",
    title: "The values of a server variable are listed, and its default is one of them.",
    advice: "List the values, or leave out `enum`.",
  },
  "no-undefined-server-variable": {
    severity: "error",
    title: "Each variable in the URL of a server is declared.",
    advice: "Declare it under `variables` of the server.",
  },
  "no-unresolved-refs": {
    severity: "error",
    title: "A reference leads to something that is there.",
    advice: "Point it to something that exists under `#/components`.",
  },
  "operation-operationId-unique": {
    severity: "error",
    title: "No two operations have the same id.",
    advice: "Rename one of them: each becomes a function.",
  },
  "operation-parameters-unique": {
    severity: "error",
    title: "An operation has each parameter once.",
    advice: "Remove one of them.",
  },
  "path-not-include-query": {
    severity: "error",
    title: "A path has no query in it.",
    advice: "Declare a parameter with `in: query`.",
  },
  "path-parameters-defined": {
    severity: "error",
    title: "The parameters in a path are the ones that are declared.",
    advice: "Declare it with `in: path` and `required: true`, or take it out of the path.",
  },
  "security-defined": {
    severity: "error",
    title: "Each operation says which security schemes it takes, and each of them is declared.",
    advice: "Declare `security`; write `security: []` for an operation that needs none.",
  },
  struct: {
    severity: "error",
    title: "Every object has the members that OpenAPI gives it, and no others.",
    advice: "See the OpenAPI 3.1 specification for what may stand here.",
  },

  // The normal form of this repository.
  described: {
    severity: "house",
    title: "Everything has a description.",
    advice: "Say in your own words what it is.",
  },
  "error-response": {
    severity: "house",
    title: "Each operation describes how it fails.",
    advice: "Add the responses that the provider documents, or `default`.",
  },
  "example-given": {
    severity: "house",
    title: "Parameters and content have examples.",
    advice: "Add `example` to a parameter, and `examples` to content.",
  },
  "operation-id-case": {
    severity: "house",
    title: "Operation ids are camelCase verb phrases.",
    advice: "Write it like `stopGhostSession`.",
  },
  "security-scheme-name": {
    severity: "house",
    title: "Security schemes are named as the option that a user passes.",
    advice: "Name it `token` if it is a bearer token, `apiKey` if it is a key.",
  },
};

/** The page about a rule, as a path in this repository. */
export function rulePage(rule: string): string {
  return `docs/rules/${rule}.md`;
}
