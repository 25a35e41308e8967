import { expect, test } from "vitest";
import { lintText } from "./lint-text.js";

const response = "responses: { default: { description: Failed. } }";

/** What can't be generated right, with the place of it. */
test.each([
  [
    "a status in lower case, which would become a type that does not exist",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      responses:
        4xx: { description: Failed. }
`,
      want: "acme.yaml:7:9",
    },
  ],
  [
    "a status above 599",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      responses:
        "999": { description: Failed. }
`,
      want: "acme.yaml:7:9",
    },
  ],
  [
    "a range of ten statuses, which OpenAPI does not have",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      responses:
        "40X": { description: Failed. }
`,
      want: "acme.yaml:7:9",
    },
  ],
  [
    "a header parameter whose name is no token",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      parameters:
        - { in: header, name: "X Force: yes", schema: { type: string } }
      ${response}
`,
      want: "acme.yaml:7:",
    },
  ],
  [
    "an optional path parameter",
    {
      given: `paths:
  /agents/{id}:
    post:
      operationId: stopAgent
      parameters:
        - { in: path, name: id, schema: { type: string } }
      ${response}
`,
      want: "acme.yaml:7:",
    },
  ],
  [
    "a parameter of the path with the name of one of the operation",
    {
      given: `paths:
  /agents/{id}:
    parameters:
      - { in: path, name: id, required: true, schema: { type: string } }
    post:
      operationId: stopAgent
      parameters:
        - { in: query, name: id, schema: { type: string } }
      ${response}
`,
      want: "acme.yaml:9:",
    },
  ],
  [
    "a required parameter's default of another type",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      parameters:
        - { in: query, name: force, required: true, schema: { type: boolean, default: perhaps } }
      ${response}
`,
      want: "acme.yaml:7:",
    },
  ],
  [
    "a parameter that may be a list",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      parameters:
        - { in: query, name: id, schema: { anyOf: [{ type: string }, { type: array, items: { type: string } }] } }
      ${response}
`,
      want: "acme.yaml:7:",
    },
  ],
  [
    "a server of one operation, to which nothing would be sent",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      servers:
        - url: https://other.example
      ${response}
`,
      want: "acme.yaml:",
    },
  ],
  [
    "a server of one path, to which nothing would be sent",
    {
      given: `paths:
  /agents:
    servers:
      - url: https://other.example
    post:
      operationId: stopAgents
      ${response}
`,
      want: "acme.yaml:",
    },
  ],
  [
    "a server variable with the name of a security scheme",
    {
      given: `servers:
  - url: https://{token}.acme.example
    variables:
      token: { default: eu }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`,
      want: "acme.yaml:",
    },
  ],
  [
    "a parameter that refers to itself",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      parameters: [{ $ref: "#/components/parameters/Force" }]
      ${response}
components:
  parameters:
    Force: { $ref: "#/components/parameters/Push" }
    Push: { $ref: "#/components/parameters/Force" }
`,
      want: "acme.yaml:",
    },
  ],
  [
    "a schema that is nothing but itself",
    {
      given: `components:
  schemas:
    Agent: { $ref: "#/components/schemas/Agent" }
`,
      want: "acme.yaml:4:",
    },
  ],
])("%s is refused", async (_, { given, want }) => {
  const errors = (await lintText(given)).split("\n").filter((line) => !/^ |\(warning\)$/.test(line));
  expect(errors).toContainEqual(expect.stringContaining(want));
});
