import { expect, test } from "vitest";
import { librarySettings } from "../src/library-rules.js";
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
  Property \`response\` is not expected here. See the OpenAPI 3.1 specification for what may stand here.`,
    },
  ],
  [
    "no-unresolved-refs: a schema that is not there",
    {
      given: `components:
  schemas:
    Agent: { $ref: "#/components/schemas/Missing" }
`,
      want: `acme.yaml:4:12 no-unresolved-refs
  Can't resolve $ref. Point it to something that exists under \`#/components\`.`,
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
    "operation-operationId-unique: two operations of one name",
    {
      given: `paths:
  /agents:
    put: { operationId: stopAgents, description: Stops., responses: { default: { description: Failed. } } }
    post: { operationId: stopAgents, description: Stops., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:5:11 operation-operationId-unique
  Every operation must have a unique \`operationId\`. Rename one of them: each becomes a function.
acme.yaml:5:26 export-name
  Operation "stopAgents" would become the file "stop-agents.ts", which is taken. Rename it.`,
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
      want: `acme.yaml:9:11 parameter-clash
  Parameter "force" has the name of another parameter, or of the request body. A call takes them in one object: this API can't be described so.
acme.yaml:9:11 operation-parameters-unique
  Operations must have unique \`name\` + \`in\` parameters. Repeats of \`in:query\` + \`name:force\`. Remove one of them.`,
    },
  ],
  [
    "path-not-include-query: a query in a path",
    {
      given: `paths:
  /agents?force=true:
    post: { operationId: stopAgents, description: Stops., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:3:3 path-not-include-query
  Don't put query string items in the path, they belong in parameters with \`in: query\`. Declare a parameter with \`in: query\`.
acme.yaml:3:3 path-literal
  Path "/agents?force=true" is no path of a URL. Start it with "/", percent-encode what is literal, and write parameters as \`{name}\`.`,
    },
  ],
  [
    "path-parameters-defined: a parameter of the path that is not declared, and one that is not in the path",
    {
      given: `paths:
  /agents/{id}:
    post: { operationId: stopAgent, description: Stops., responses: { default: { description: Failed. } } }
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters: [{ name: id, in: path, required: true, description: An id., example: a, schema: { type: string } }]
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:4:5 path-parameters-defined
  The operation does not define the path parameter \`{id}\` expected by path \`/agents/{id}\`. Declare it with \`in: path\` and \`required: true\`, or take it out of the path.
acme.yaml:9:28 path-parameters-defined
  Path parameter \`id\` is not used in the path \`/agents\`. Declare it with \`in: path\` and \`required: true\`, or take it out of the path.`,
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
  expect(await lintText(given)).toBe(want);
});

test("every rule of the library has a test above", () => {
  const names = Object.keys(librarySettings).toSorted();
  expect(cases.map(([title]) => title.split(":")[0]!).toSorted()).toEqual(names);
});
