import { expect, test } from "vitest";
import { lintText } from "./lint-text.js";

const response = "responses: { default: { description: Failed. } }";

/** What can't be generated right, with the place of it. */
test.each([
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
