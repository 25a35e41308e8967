import { expect, test } from "vitest";
import { libraryRules } from "../src/library-rules.js";
import { type LintCase, lintText } from "./lint-text.js";

const cases: readonly LintCase[] = [
  [
    "struct: a misspelt key",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      response: {}
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:7:7 struct
  Property \`response\` is not expected here. See the OpenAPI specification for what may stand here.`,
    },
  ],
  [
    "no-identical-paths: paths that differ in the names of parameters only",
    {
      given: `paths:
  /agents/{id}:
    get:
      operationId: getAgent
      description: Gets an agent.
      parameters: [{ name: id, in: path, required: true, description: An id., example: a, schema: { type: string } }]
      responses: { default: { description: Failed. } }
  /agents/{name}:
    get:
      operationId: getAgentByName
      description: Gets an agent.
      parameters: [{ name: name, in: path, required: true, description: A name., example: a, schema: { type: string } }]
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:9:3 no-identical-paths
  The path already exists which differs only by path parameter name(s): \`/agents/{id}\` and \`/agents/{name}\`. Merge the two paths: parameter names don't tell them apart.`,
    },
  ],
  [
    "no-example-value-and-externalValue: an example with both",
    {
      given: `components:
  examples:
    stopped: { value: stopped, externalValue: "https://acme.example/stopped.json" }
`,
      want: `acme.yaml:4:16 no-example-value-and-externalValue
  Example object can have either \`value\` or \`externalValue\` fields. Keep \`value\`.`,
    },
  ],
  [
    "no-invalid-media-type-examples: a response that does not fit its schema",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      responses:
        default:
          description: Failed.
          content:
            application/json:
              schema: { type: string }
              examples:
                gone:
                  value: 410
`,
      want: `acme.yaml:15:26 no-invalid-media-type-examples
  Example value must conform to the schema: type must be string. Mend the example, or the schema if the example is what the provider sends.`,
    },
  ],
  [
    "no-invalid-parameter-examples: a parameter that does not fit its schema",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters:
        - { name: force, in: query, description: Whether to wait., example: maybe, schema: { type: boolean } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:8:77 no-invalid-parameter-examples
  Example value must conform to the schema: type must be boolean. Mend the example, or the schema if the example is what the provider takes.`,
    },
  ],
  [
    "no-invalid-schema-examples: a schema's own example does not fit it",
    {
      given: `components:
  schemas:
    State:
      type: string
      examples: [3]
`,
      want: `acme.yaml:6:18 no-invalid-schema-examples
  Example value must conform to the schema: type must be string. Mend the example, or the schema.`,
    },
  ],
  [
    "no-server-variables-empty-enum: a default that is not in the list",
    {
      given: `servers:
  - url: https://{region}.acme.example
    description: A region.
    variables:
      region: { default: eu, description: The region., enum: [us] }
`,
      want: `acme.yaml:2:1 no-server-variables-empty-enum
  Server variable define \`enum\` and \`default\`. \`enum\` must include default value. List the values, or leave out \`enum\`.`,
    },
  ],
  [
    "no-undefined-server-variable: a variable of the URL that is not declared",
    {
      given: `servers:
  - url: https://{region}.acme.example
    description: A region.
`,
      want: `acme.yaml:3:10 no-undefined-server-variable
  The \`region\` variable is not defined in the \`variables\` objects. Declare it under \`variables\` of the server.`,
    },
  ],
  [
    "operation-parameters-unique: a parameter given twice",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters:
        - { name: force, in: query, description: Whether to wait., example: true, schema: { type: boolean } }
        - { name: force, in: query, description: Whether to wait., example: true, schema: { type: boolean } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:9:11 operation-parameters-unique
  Operations must have unique \`name\` + \`in\` parameters. Repeats of \`in:query\` + \`name:force\`. Remove one of them.`,
    },
  ],
  [
    "no-required-schema-properties-undefined: a name that is no property",
    {
      given: `components:
  schemas:
    Agent: { type: object, required: [name], properties: { id: { type: string, description: An id. } } }
`,
      want: `acme.yaml:4:39 no-required-schema-properties-undefined
  Required property 'name' is not defined. Declare the property, or take its name out of \`required\`.`,
    },
  ],
  [
    "security-defined: a scheme that is not declared",
    {
      given: "security: [{ token: [] }]\n",
      want: `acme.yaml:2:14 security-defined
  There is no \`token\` security scheme defined. Declare \`security\`; write \`security: []\` for an operation that needs none.`,
    },
  ],
];

test.each(cases)("%s", async (_, { given, want }) => {
  expect(await lintText(given, { strict: true })).toBe(want);
});

/** The rules of the library by which generated code would be wrong. */
const ERRORS = ["no-undefined-server-variable", "security-defined"];

test.each(cases)("%s: an error without --strict only where code would be wrong", async (title, { given }) => {
  const text = await lintText(given);
  const rule = title.split(":")[0]!;
  expect(text.includes(`${rule}\n`)).toBe(ERRORS.includes(rule));
  expect(text.includes(`${rule} (warning)\n`)).toBe(!ERRORS.includes(rule));
});

test.each<LintCase>([
  [
    "a misspelt key",
    { given: "info: { title: Acme, version: '1', licence: {} }\n", want: "2:36 struct (warning)" },
  ],
  ["a title that is missing", { given: "info: { version: '1' }\n", want: "2:1 struct (warning)" }],
  [
    "a version that is a number",
    { given: "info: { title: Acme, version: 1.0 }\n", want: "2:31 struct (warning)" },
  ],
  [
    "a parameter without a place",
    { given: "components: { parameters: { id: { name: id } } }\n", want: "2:29 struct" },
  ],
  ["a list of paths", { given: "paths: []\n", want: "2:8 struct" }],
  ["a scheme of no type", { given: "components: { securitySchemes: { token: {} } }\n", want: "2:34 struct" }],
])("struct: %s", async (_, { given, want }) => {
  expect((await lintText(given)).split("\n")).toContain(`acme.yaml:${want}`);
});

test("every rule of the library has a test above", () => {
  const names = Object.keys(libraryRules).toSorted();
  expect(cases.map(([title]) => title.split(":")[0]!).toSorted()).toEqual(names);
});
