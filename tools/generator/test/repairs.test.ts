import { expect, test } from "vitest";
import { parseDocument } from "../src/document.js";
import { lintText } from "./lint-text.js";
import { spec } from "./spec.js";

const responses = "responses: { default: { description: Failed. } }";
const id =
  "{ name: id, in: path, required: true, description: An id., example: a, schema: { type: string } }";

/** What documents get slightly wrong, what is said of it, and what is generated from instead. */
test.each<readonly [string, { given: string; finding: string; want: object }]>([
  [
    "duplicate-operation-id: two operations of one id keep it; that their functions are told apart is up to naming",
    {
      given: `paths:
  /agents:
    put: { operationId: stopAgents, description: Stops., ${responses} }
    post: { operationId: stopAgents, description: Stops., ${responses} }
`,
      finding: `acme.yaml:5:26 duplicate-operation-id
  Operation id "stopAgents" is that of another operation. Rename one of them: each becomes a function.`,
      want: {
        paths: { "/agents": { put: { operationId: "stopAgents" }, post: { operationId: "stopAgents" } } },
      },
    },
  ],
  [
    "path-parameter-undeclared: a parameter of the path that nobody declares is a text",
    {
      given: `paths:
  /agents/{id}:
    post: { operationId: stopAgent, description: Stops., ${responses} }
`,
      finding: `acme.yaml:4:5 path-parameter-undeclared
  The path has a parameter "id" that the operation does not declare. Declare it with \`in: path\` and \`required: true\`, or take it out of the path.`,
      want: {
        paths: {
          "/agents/{id}": {
            post: { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }] },
          },
        },
      },
    },
  ],
  [
    "path-parameter-undeclared: of an operation under a method of the document's own",
    {
      given: `openapi: 3.2.0
paths:
  /agents/{id}:
    additionalOperations:
      HALT: { operationId: haltAgent, description: Halts., ${responses} }
`,
      finding: `acme.yaml:5:7 path-parameter-undeclared
  The path has a parameter "id" that the operation does not declare. Declare it with \`in: path\` and \`required: true\`, or take it out of the path.`,
      want: {
        paths: {
          "/agents/{id}": {
            additionalOperations: {
              HALT: { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }] },
            },
          },
        },
      },
    },
  ],
  [
    "path-parameter-unused: one that the path lacks is left out, and the places behind it stay right",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops.
      parameters:
        - ${id}
        - { name: force, in: query, description: A flag., example: 1, schema: { type: integer, default: b } }
      ${responses}
`,
      finding: `acme.yaml:8:11 path-parameter-unused
  Parameter "id" is not in the path "/agents". Remove it, or write \`{id}\` into the path.
acme.yaml:9:105 default-type
  Default "b" is not of type integer. Write a value of that type, or change the type.`,
      want: { paths: { "/agents": { post: { parameters: [{ name: "force" }] } } } },
    },
  ],
  [
    "path-parameter-required: one of the path is always there",
    {
      given: `paths:
  /agents/{id}:
    post:
      operationId: stopAgent
      description: Stops.
      parameters: [{ name: id, in: path, description: An id., example: a, schema: { type: string } }]
      ${responses}
`,
      finding: `acme.yaml:7:20 path-parameter-required
  Parameter "id" is in the path, and so always there. Write \`required: true\`.`,
      want: { paths: { "/agents/{id}": { post: { parameters: [{ required: true }] } } } },
    },
  ],
  [
    "parameter-reserved: header parameters that OpenAPI ignores are left out",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters:
        - { name: Authorization, in: header, description: A token., example: a, schema: { type: string } }
        - { name: accept, in: header, description: A type., example: a, schema: { type: string } }
        - { name: Content-Type, in: header, description: A type., example: a, schema: { type: string } }
        - { name: Accept, in: query, description: A type., example: a, schema: { type: string } }
        - { name: constructor, in: header, description: A text., example: a, schema: { type: string } }
      ${responses}
`,
      finding: `acme.yaml:8:11 parameter-reserved
  Header parameter "Authorization" is ignored by OpenAPI. It carries a credential: declare a security scheme and \`security\` instead.
acme.yaml:9:11 parameter-reserved
  Header parameter "accept" is ignored by OpenAPI. It follows from the media types of the responses: delete it.
acme.yaml:10:11 parameter-reserved
  Header parameter "Content-Type" is ignored by OpenAPI. It follows from the media type of the request body: delete it.`,
      want: { paths: { "/agents": { post: { parameters: [{ name: "Accept" }, { name: "constructor" }] } } } },
    },
  ],
  [
    "encoding-ignored: a style of a part, of which OpenAPI 3.0 says that it is of forms in a URL's encoding only",
    {
      given: `openapi: 3.0.3
paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops.
      requestBody:
        content:
          multipart/form-data: { encoding: { a: { style: form, explode: false, contentType: text/plain } } }
          application/x-www-form-urlencoded: { encoding: { a: { explode: false } } }
      ${responses}
`,
      finding: `acme.yaml:9:73 encoding-ignored
  OpenAPI 3.0 ignores \`explode\` here: a list is a part for each of its members. Leave it out, or write OpenAPI 3.1.`,
      want: {
        paths: {
          "/agents": {
            post: {
              requestBody: {
                content: {
                  "multipart/form-data": { encoding: { a: { contentType: "text/plain" } } },
                  "application/x-www-form-urlencoded": { encoding: { a: { explode: false } } },
                },
              },
            },
          },
        },
      },
    },
  ],
  [
    "status-range: a range of statuses in lower case",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops.
      responses: { 4xx: { description: Refused. } }
`,
      finding: `acme.yaml:7:20 status-range
  Status "4xx" is a range. Write "4XX".`,
      want: { paths: { "/agents": { post: { responses: { "4XX": { description: "Refused." } } } } } },
    },
  ],
  [
    "nullable: of OpenAPI 3.0, in a document of 3.1",
    {
      given: "components: { schemas: { Agent: { type: string, nullable: true } } }\n",
      finding: `acme.yaml:2:59 nullable
  \`nullable\` is of OpenAPI 3.0. Write null as a type, such as \`type: [string, "null"]\`.`,
      want: { components: { schemas: { Agent: { type: ["string", "null"] } } } },
    },
  ],
  [
    "exclusive-bound: of OpenAPI 3.0, in a document of 3.1",
    {
      given: "components: { schemas: { Agent: { minimum: 1, exclusiveMinimum: true } } }\n",
      finding: `acme.yaml:2:65 exclusive-bound
  \`exclusiveMinimum\` is a number since OpenAPI 3.1. Write the bound itself.`,
      want: { components: { schemas: { Agent: { exclusiveMinimum: 1 } } } },
    },
  ],
  [
    "unknown-type: a type that is none is taken for any",
    {
      given: "components: { schemas: { Agent: { type: any } } }\n",
      finding: `acme.yaml:2:41 unknown-type
  "any" is no type of JSON Schema: any value is taken. Write one of string, number, integer, boolean, object, array, null.`,
      want: { components: { schemas: { Agent: {} } } },
    },
  ],
  [
    "required-flag: a property that says itself that it is required",
    {
      given: "components: { schemas: { Agent: { type: string, required: true } } }\n",
      finding: `acme.yaml:2:59 required-flag
  \`required\` is a list of names, in the schema of the object. Add this property's name there.`,
      want: { components: { schemas: { Agent: { type: "string" } } } },
    },
  ],
  [
    "default-type: a default of another type is left out",
    {
      given: "components: { schemas: { Timeout: { type: integer, default: half a minute } } }\n",
      finding: `acme.yaml:2:61 default-type
  Default "half a minute" is not of type integer. Write a value of that type, or change the type.`,
      want: { components: { schemas: { Timeout: { type: "integer" } } } },
    },
  ],
  [
    "discriminator: without a property to tell by",
    {
      given: "components: { schemas: { Agent: { type: object, discriminator: {} } } }\n",
      finding: `acme.yaml:2:64 discriminator
  A discriminator needs \`propertyName\`: it is left out.`,
      want: { components: { schemas: { Agent: { type: "object" } } } },
    },
  ],
  [
    "parent-choice: a child of a parent that names it has what stands beside the choices",
    {
      given: `components:
  schemas:
    Pet: { required: [kind], oneOf: [{ $ref: "#/components/schemas/Cat" }] }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { required: [claws] }] }
`,
      finding: `acme.yaml:5:20 parent-choice
  The schema is a choice of "#/components/schemas/Pet", and so can't be all of it: it is all of what stands beside the choices. Move that to a schema of its own, and refer to it.`,
      want: {
        components: {
          schemas: {
            Pet: { required: ["kind"], oneOf: [{ $ref: "#/components/schemas/Cat" }] },
            Cat: { allOf: [{ required: ["kind"] }, { required: ["claws"] }] },
          },
        },
      },
    },
  ],
])("%s: a warning, and an error with --strict", async (_, { given, finding, want }) => {
  expect(await lintText(given, { strict: true })).toContain(finding);
  expect(await lintText(given)).toContain(finding.replaceAll(/^(acme.*)$/gm, "$1 (warning)"));
  expect(parseDocument("/acme.yaml", "acme.yaml", spec(given)).root).toMatchObject(want);
});

test("duplicate-operation-id: the second operation of an id has one finding, not one for each way to see it", async () => {
  const given = `paths:
  /agents:
    put: { operationId: stopAgents, description: Stops., ${responses} }
    post: { operationId: stopAgents, description: Stops., ${responses} }
`;
  expect(await lintText(given, { strict: true })).toBe(`acme.yaml:5:26 duplicate-operation-id
  Operation id "stopAgents" is that of another operation. Rename one of them: each becomes a function.`);
});

test("responses-missing: without any response, a success has no content", async () => {
  const given = "paths: { /agents: { post: { operationId: stopAgents, description: Stops. } } }\n";
  expect(await lintText(given)).toContain(`acme.yaml:2:21 responses-missing (warning)
  No response is described, so any success is taken for one without content. Add \`responses\`.`);
  expect(parseDocument("/acme.yaml", "acme.yaml", spec(given)).root).toMatchObject({
    paths: { "/agents": { post: { responses: { "2XX": { description: "Any success." } } } } },
  });
});
