import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { normalizePage } from "../src/normalize/normalize-page.js";
import { normalizeRules } from "../src/normalize/normalize-rules.js";
import { spec } from "./spec.js";

/** A spec whose one operation has these fields besides. */
function operation(fields: string, path = "/agents"): string {
  return spec(`paths:
  ${path}:
    post:
${fields.replaceAll(/^(?=.)/gm, "      ")}      operationId: stopAgents
      responses:
        default: { description: What became of it. }
`);
}

/** A spec with a schema. */
function schema(text: string, version = "3.1.0"): string {
  return spec(
    `openapi: ${version}\ncomponents:\n  schemas:\n    Agent:\n${text.replaceAll(/^(?=.)/gm, "      ")}`,
  );
}

/** For each rule, documents and what becomes of them. */
const CASES: readonly (readonly [rule: string, before: string, after: string])[] = [
  [
    "enum-object",
    schema("type: string\nenum: [{ value: on }, { value: off, name: Off }] # both\n"),
    schema("type: string\nenum: [on, off] # both\n"),
  ],
  [
    "required-flag",
    schema(
      "type: object\nproperties:\n  id:\n    type: string\n    required: true\n  name:\n    type: string\n    required: false\n",
    ),
    schema(
      "type: object\nproperties:\n  id:\n    type: string\n  name:\n    type: string\nrequired:\n  - id\n",
    ),
  ],
  [
    "dotted-property",
    schema(
      "type: object\nproperties:\n  data:\n    type: object\n    properties:\n      data.id:\n        type: string\n      data.parts[].size:\n        type: integer\n    required:\n      - data.id\n  tags[]:\n    type: string\n",
    ),
    schema(
      "type: object\nproperties:\n  data:\n    type: object\n    properties:\n      id:\n        type: string\n      parts:\n        type: array\n        items:\n          type: object\n          properties:\n            size:\n              type: integer\n    required:\n      - id\n  tags:\n    type: array\n    items:\n      type: string\n",
    ),
  ],
  ["nullable", schema("type: string\nnullable: true\n"), schema('type:\n  - string\n  - "null"\n')],
  [
    "exclusive-bound",
    schema("type: integer\nminimum: 0\nexclusiveMinimum: true\n"),
    schema("type: integer\nexclusiveMinimum: 0\n"),
  ],
  [
    "schema-example",
    schema("type: string\nexample: a\n", "3.0.4"),
    schema("type: string\nexamples:\n  - a\n", "3.1.0"),
  ],
  [
    "reference-sibling",
    schema('properties:\n  part:\n    $ref: "#/components/schemas/Agent"\n    description: One.\n', "3.0.4"),
    schema('properties:\n  part:\n    $ref: "#/components/schemas/Agent"\n', "3.1.0"),
  ],
  ["openapi-version", schema("type: string\n", "3.0.4"), schema("type: string\n", "3.1.0")],
  [
    "path-parameter-required",
    operation("parameters:\n  - name: id\n    in: path\n    schema: { type: string }\n", "/agents/{id}"),
    operation(
      "parameters:\n  - name: id\n    in: path\n    schema: { type: string }\n    required: true\n",
      "/agents/{id}",
    ),
  ],
  [
    "status-range",
    spec("paths:\n  /agents:\n    post:\n      responses:\n        4xx: { description: It failed. }\n"),
    spec("paths:\n  /agents:\n    post:\n      responses:\n        4XX: { description: It failed. }\n"),
  ],
  [
    "empty-content",
    spec(
      'paths:\n  /agents:\n    post:\n      responses:\n        "404":\n          description: None.\n          content: {}\n',
    ),
    spec('paths:\n  /agents:\n    post:\n      responses:\n        "404":\n          description: None.\n'),
  ],
  ["empty-body", operation("requestBody:\n  content: {}\n"), operation("")],
  [
    "no-content-body",
    spec(
      'paths:\n  /agents:\n    post:\n      responses:\n        "204":\n          description: Done.\n          content:\n            text/plain:\n              schema: { type: string }\n        4XX: { description: No. }\n',
    ),
    spec(
      'paths:\n  /agents:\n    post:\n      responses:\n        "204":\n          description: Done.\n        4XX: { description: No. }\n',
    ),
  ],
  [
    "content-header",
    operation(
      "parameters:\n  - { name: accept, in: header, schema: { type: string } }\n  - { name: q, in: query, schema: { type: string } }\n",
    ),
    operation("parameters:\n  - { name: q, in: query, schema: { type: string } }\n"),
  ],
  [
    "shared-content-header",
    spec(
      "paths:\n  /agents:\n    parameters:\n      - { name: Content-Type, in: header, schema: { type: string } }\n    post:\n      responses: { default: { description: Done. } }\n",
    ),
    spec("paths:\n  /agents:\n    post:\n      responses: { default: { description: Done. } }\n"),
  ],
  ["nested-tags", operation("tags: [[subpackage_agents, fleet]]\n"), operation("tags: [agents, fleet]\n")],
  [
    "path-colon",
    spec(
      "paths:\n  /agents/:agent_id/runs/{run_id}:stop:\n    post:\n      responses: { default: { description: Done. } }\n",
    ),
    spec(
      "paths:\n  /agents/{agent_id}/runs/{run_id}:stop:\n    post:\n      responses: { default: { description: Done. } }\n",
    ),
  ],
  [
    "info-version",
    spec(
      "info:\n  title: Acme\n  version: endpoint_agents.stop\nservers:\n  - url: https://api.acme.example/v2\n",
    ),
    spec("info:\n  title: Acme\n  version: v2\nservers:\n  - url: https://api.acme.example/v2\n"),
  ],
  [
    "credential-parameter",
    spec(`paths:
  /agents:
    post:
      operationId: stopAgents
      parameters:
        - name: X-Acme-Api-Key
          in: header
          required: true
          schema:
            type: string
      responses: { default: { description: Done. } }
components:
  schemas:
    Agent:
      type: string
`).replace("security: []\n", ""),
    spec(`security:
  - apiKey: []
paths:
  /agents:
    post:
      operationId: stopAgents
      responses: { default: { description: Done. } }
components:
  schemas:
    Agent:
      type: string
  securitySchemes:
    apiKey:
      type: apiKey
      in: header
      name: X-Acme-Api-Key
`),
  ],
  [
    "security-scheme-name",
    spec(
      "security:\n  - acme_auth: []\ncomponents:\n  securitySchemes:\n    acme_auth: { type: http, scheme: bearer } # a token\n",
    ),
    spec(
      "security:\n  - token: []\ncomponents:\n  securitySchemes:\n    token: { type: http, scheme: bearer } # a token\n",
    ),
  ],
  [
    "operation-id",
    operation("").replace("stopAgents", "agents-stop_all"),
    operation("").replace("stopAgents", "agentsStopAll"),
  ],
  [
    "component-name",
    spec(
      "components:\n  schemas:\n    Agent«Run»:\n      type: string\n    Runs:\n      type: array\n      items: { $ref: '#/components/schemas/Agent%C2%ABRun%C2%BB' }\n",
    ),
    spec(
      'components:\n  schemas:\n    AgentRun:\n      type: string\n    Runs:\n      type: array\n      items: { $ref: "#/components/schemas/AgentRun" }\n',
    ),
  ],
  [
    "schema-name",
    spec(`paths:
  /agents/{agentId}/stop:
    post:
      parameters:
        - { name: agentId, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/agents_stop_Response_200"
        "409":
          description: Not done.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/agents_stop_Response_409"
components:
  schemas:
    Agent:
      type: string
    agents_stop_Response_200:
      type: object
      title: agents_stop_Response_200
    agents_stop_Response_409:
      type: object
`),
    spec(`paths:
  /agents/{agentId}/stop:
    post:
      parameters:
        - { name: agentId, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/AgentStop"
        "409":
          description: Not done.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/AgentError"
components:
  schemas:
    Agent:
      type: string
    AgentStop:
      type: object
    AgentError:
      type: object
`),
  ],
  [
    "json",
    '{ "openapi": "3.1.0", "info": { "title": "Acme", "version": "1" }, "paths": {} }',
    'openapi: 3.1.0\ninfo:\n  title: Acme\n  version: "1"\npaths: {}\n',
  ],
  ["page", "# Acme\n\n~~~yaml\nopenapi: 3.1.0\npaths: {}\n~~~\n", "openapi: 3.1.0\npaths: {}\n"],
  [
    "folded",
    "openapi: 3.1.0 info: title: Acme version: '1' paths: {}",
    'openapi: 3.1.0\ninfo:\n  title: Acme\n  version: "1"\npaths: {}\n',
  ],
  [
    "prose",
    "# Stop\n\nPOST https://acme.example.app/v1/agents/{id}/stop\n",
    `openapi: 3.1.0
info:
  title: Stop
  version: v1
servers:
  - url: https://acme.example.app
paths:
  /v1/agents/{id}/stop:
    post:
      operationId: stopAgent
      summary: Stop
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
      responses: {}
`,
  ],
  [
    "page-server",
    "# Stop\n\nPOST https://api.acme.example/v1/agents/{id}\n\n```yaml\nopenapi: 3.1.0\nservers:\n  - url: https://api.acme.example # the base\npaths:\n  /agents/{id}:\n    post: {}\n```\n",
    "openapi: 3.1.0\nservers:\n  - url: https://api.acme.example/v1 # the base\npaths:\n  /agents/{id}:\n    post: {}\n",
  ],
  [
    "page-reference",
    "# Stop\n\nReference: https://docs.acme.example/stop\n\n```yaml\nopenapi: 3.1.0\npaths:\n  /agents:\n    post:\n      tags: [a]\n```\n",
    "openapi: 3.1.0\npaths:\n  /agents:\n    post:\n      externalDocs:\n        url: https://docs.acme.example/stop\n      tags: [a]\n",
  ],
  [
    "security-unused",
    "```yaml\nopenapi: 3.1.0\npaths: {}\ncomponents:\n  securitySchemes:\n    token: { type: http, scheme: bearer }\n```\n\n```sh\ncurl -H 'Authorization: Bearer KEY'\n```\n",
    "openapi: 3.1.0\nsecurity:\n  - token: []\npaths: {}\ncomponents:\n  securitySchemes:\n    token: { type: http, scheme: bearer }\n",
  ],
];

test.each(CASES)("%s", async (rule, before, after) => {
  const { text, repairs } = await normalizePage("/acme/openapi.yaml", "openapi.yaml", before);
  expect(text).toBe(after);
  expect(repairs.map((repair) => repair.rule)).toContain(rule);
  expect(await normalizePage("/acme/openapi.yaml", "openapi.yaml", after)).toMatchObject({
    text: after,
    repairs: [],
  });
});

test("there is a case for each rule", () => {
  expect([...new Set(CASES.map(([rule]) => rule))].toSorted()).toEqual(
    Object.keys(normalizeRules).toSorted(),
  );
});

test("docs/normalize.md lists each rule with what it does", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../../docs/normalize.md"), "utf8");
  const rows = page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.replaceAll(/ +/g, " "));
  expect(rows).toEqual(
    Object.entries(normalizeRules).map(([name, { title }]) => `| \`${name}\` | ${title} |`),
  );
});

test("what is likely is a comment, once, and a question", async () => {
  const before = spec(`paths: {}
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`).replace("security: []\n", "");
  const { text, questions } = await normalizePage("/acme/openapi.yaml", "openapi.yaml", before);
  expect(text).toContain(
    "# Likely, as nothing uses the schemes:\n# security:\n#   - token: []\ncomponents:\n  securitySchemes:\n    token: { type: http, scheme: bearer }\n",
  );
  expect(questions.map(({ line, message }) => `${line} ${message}`)).toEqual([
    "4 Which operations ask for a credential? Schemes are declared, and nothing uses them.",
  ]);
  expect((await normalizePage("/acme/openapi.yaml", "openapi.yaml", text)).text).toBe(text);
});

test.each([
  [
    "a reference that leads nowhere",
    schema("$ref: '#/components/schemas/Gone'\n"),
    '5 What was "#/components/schemas/Gone"? Nothing is there. Write what it names, or leave the reference out.',
  ],
  [
    "references that lead to each other",
    spec(
      "paths:\n  /agents:\n    post:\n      parameters: [{ $ref: '#/components/parameters/One' }]\n      responses: { default: { description: Done. } }\ncomponents:\n  parameters:\n    One: { $ref: '#/components/parameters/Two' }\n    Two: { $ref: '#/components/parameters/One' }\n",
    ),
    undefined,
  ],
  [
    "a dotted name that may be a name",
    schema("type: object\nproperties:\n  service.name:\n    type: string\n"),
    '7 Is "service.name" the name of one property, or a path to a nested one? It is kept as a name.',
  ],
  [
    "a credential of an unknown kind",
    operation("parameters:\n  - { name: Authorization, in: header, schema: { type: string } }\n"),
    "6 Which scheme does the field Authorization have: bearer, basic, another one? OpenAPI ignores it as a parameter.",
  ],
])("%s is left as it is, and asked about", async (_, text, question) => {
  const normalized = await normalizePage("/acme/openapi.yaml", "openapi.yaml", text);
  expect(normalized.text).toBe(text);
  expect(normalized.questions.map(({ line, message }) => `${line} ${message}`)).toEqual(
    question === undefined ? [] : [question],
  );
});
