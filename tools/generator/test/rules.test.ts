import { expect, test } from "vitest";
import { ruleTable } from "../src/rule-table.js";
import { visitors } from "../src/rules.js";
import { type LintCase, lintText } from "./lint-text.js";

test("a spec in the normal form has no finding, not even with --strict", async () => {
  expect(await lintText("", { strict: true })).toBe("");
});

const errors: readonly LintCase[] = [
  [
    "enum-member: a value wrapped in an object, as some publishers print it",
    {
      given: `components:
  schemas:
    State:
      type: string
      enum:
        - value: stopped
        - value: already_stopped
`,
      want: `acme.yaml:7:11 enum-member
  Enum member {"value":"stopped"} is not of type string. Write \`- stopped\` instead of \`- value: stopped\`.
acme.yaml:8:11 enum-member
  Enum member {"value":"already_stopped"} is not of type string. Write \`- already_stopped\` instead of \`- value: already_stopped\`.`,
    },
  ],
  [
    "default-type: a value of another type than the schema's",
    {
      given: `components:
  schemas:
    Timeout: { type: integer, default: half a minute }
`,
      want: `acme.yaml:4:40 default-type
  Default "half a minute" is not of type integer. Write a value of that type, or change the type.`,
    },
  ],
  [
    "extension: x-repeatable that is no boolean",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      x-repeatable: "yes"
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:7:21 extension
  "x-repeatable" is "yes". Write true if sending the request again is safe, else false.`,
    },
  ],
  [
    "extension: x-server-wait that names no time of the request body",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      x-server-wait: timeout
      requestBody:
        description: How.
        content: { application/json: { schema: { type: integer }, examples: { one: { value: 1 } } } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:7:22 extension
  "x-server-wait" is "timeout". Name a property of the request body that is a number of ms and has a default.`,
    },
  ],
  [
    "response-status: a status that is none",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      responses: { 4xx: { description: Refused. }, default: { description: Failed. } }
`,
      want: `acme.yaml:7:20 response-status
  "4xx" is no status. Write one from "100" to "599", a range such as "4XX", or "default".`,
    },
  ],
  [
    "server-supported: a server of one operation",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      servers: [{ url: "https://eu.example.com", description: Europe. }]
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:7:16 server-supported
  Servers of one path or operation are not supported. Declare them for the whole document.`,
    },
  ],
  [
    "enum-member: a value of another type than the schema's",
    {
      given: `components:
  schemas:
    State: { type: [string, "null"], enum: [stopped, null, 3] }
`,
      want: `acme.yaml:4:60 enum-member
  Enum member 3 is not of type string or null. Write a value of that type, or change the type.`,
    },
  ],
  [
    "export-name: a schema whose name is no type name",
    {
      given: `components:
  schemas:
    agent_state: { type: string }
`,
      want: `acme.yaml:4:5 export-name
  Schema name "agent_state" is no type name. Name it like \`GhostSession\`.`,
    },
  ],
  [
    "export-name: a schema with the name of a type of the runtime",
    {
      given: `components:
  schemas:
    HttpError: { type: string }
`,
      want: `acme.yaml:4:5 export-name
  Schema name "HttpError" is also a type of the runtime. Rename the schema.`,
    },
  ],
  [
    "export-name: a schema with the name of an operation's type",
    {
      given: `components:
  schemas:
    StopAgentError: { type: string }
`,
      want: `acme.yaml:4:5 export-name
  Schema name "StopAgentError" is also a type of stopAgent. Rename the schema.`,
    },
  ],
  [
    "export-name: two operations that would be the same file",
    {
      given: `paths:
  /agents:
    put: { operationId: stopURL, description: Stops., responses: { default: { description: Failed. } } }
    post: { operationId: stopUrl, description: Stops., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:5:26 export-name
  Operation "stopUrl" would become the file "stop-url.ts", which is taken. Rename it.`,
    },
  ],
  [
    "operation-id: none",
    {
      given: `paths:
  /agents:
    post:
      description: Stops all agents.
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:5:7 operation-id
  The operation has no operationId. Give it one: a camelCase verb phrase.`,
    },
  ],
  [
    "operation-id: a reserved word",
    {
      given: `paths:
  /agents:
    post:
      operationId: delete
      description: Deletes all agents.
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:5:20 operation-id
  Operation id "delete" can't name a function. Write a camelCase verb phrase, such as \`stopAgent\`.`,
    },
  ],
  [
    "option-clash: a server variable that can't be an option",
    {
      given: `servers:
  - url: https://{data-center}.acme.example
    description: A data center.
    variables:
      data-center: { default: eu, description: The data center. }
`,
      want: `acme.yaml:6:7 option-clash
  "data-center" can't name an option. Rename it.`,
    },
  ],
  [
    "option-clash: a server variable that is an option of every client",
    {
      given: `servers:
  - url: https://{headers}.acme.example
    description: A data center.
    variables:
      headers: { default: eu, description: The data center. }
`,
      want: `acme.yaml:6:7 option-clash
  "headers" is already an option of every client. Rename it.`,
    },
  ],
  [
    "parameter-clash: two parameters of one name",
    {
      given: `paths:
  /agents/{id}:
    post:
      operationId: stopAgent
      description: Stops one agent.
      parameters:
        - { name: id, in: path, required: true, description: An id., example: a, schema: { type: string } }
        - { name: id, in: query, description: Another id., example: b, schema: { type: string } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:9:11 parameter-clash
  Parameter "id" has the name of another parameter, or of the request body. A call takes them in one object: this API can't be described so.`,
    },
  ],
  [
    "parameter-clash: a parameter called body beside a request body",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters:
        - { name: body, in: query, description: A text., example: a, schema: { type: string } }
      requestBody:
        description: How to stop.
        content: { application/json: { schema: { type: object }, examples: { none: { value: {} } } } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:8:11 parameter-clash
  Parameter "body" has the name of another parameter, or of the request body. A call takes them in one object: this API can't be described so.`,
    },
  ],
  [
    "parameter-reserved: header parameters that OpenAPI ignores",
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
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:8:11 parameter-reserved
  Header parameter "Authorization" is ignored by OpenAPI. It carries a credential: declare a security scheme and \`security\` instead.
acme.yaml:9:11 parameter-reserved
  Header parameter "accept" is ignored by OpenAPI. It follows from the media types of the responses: delete it.
acme.yaml:10:11 parameter-reserved
  Header parameter "Content-Type" is ignored by OpenAPI. It follows from the media type of the request body: delete it.`,
    },
  ],
  [
    "path-literal: text that no URL can hold, and a way out of the path",
    {
      given: `paths:
  /agents now:
    post: { operationId: stopAgents, description: Stops., responses: { default: { description: Failed. } } }
  /agents/../runs:
    post: { operationId: stopRuns, description: Stops., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:3:3 path-literal
  Path "/agents now" is no path of a URL. Start it with "/", percent-encode what is literal, and write parameters as \`{name}\`.
acme.yaml:5:3 path-literal
  Path "/agents/../runs" is no path of a URL. Start it with "/", percent-encode what is literal, and write parameters as \`{name}\`.`,
    },
  ],
  [
    "reference: another place in the document than its components",
    {
      given: `components:
  schemas:
    Stopped: { $ref: "#/paths/~1agents~1{id}~1stop/post/responses/204" }
`,
      want: `acme.yaml:4:22 reference
  Reference "#/paths/~1agents~1{id}~1stop/post/responses/204" leaves the components of this document. Move what it names to \`#/components\`.`,
    },
  ],
  [
    "server-declared: no server",
    {
      given: "servers: []\n",
      want: `acme.yaml:1:1 server-declared
  No server is declared. Add \`servers\` with the provider's base URL.`,
    },
  ],
  [
    "server-declared: a relative URL, and one with user information and a query",
    {
      given: `servers:
  - { url: /v1, description: Relative. }
  - { url: "https://me:secret@acme.example/?v=1", description: With a password. }
`,
      want: `acme.yaml:3:12 server-declared
  Server "/v1" is not an absolute http or https URL without user information, query and fragment. Write it in full.
acme.yaml:4:12 server-declared
  Server "https://me:secret@acme.example/?v=1" is not an absolute http or https URL without user information, query and fragment. Write it in full.`,
    },
  ],
  [
    "content-supported: text, and a choice of two media types",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      responses:
        "200":
          description: Stopped.
          content:
            text/plain: { schema: { type: string }, examples: { stopped: { value: stopped } } }
        default:
          description: Failed.
          content:
            application/json: { schema: { type: string }, examples: { failed: { value: failed } } }
            application/xml: { schema: { type: string }, examples: { failed: { value: failed } } }
`,
      want: `acme.yaml:11:13 content-supported
  Content of "text/plain" is not supported. Describe it as \`application/json\`.
acme.yaml:15:13 content-supported
  Content of "application/json", "application/xml" is not supported. Describe it as \`application/json\`.`,
    },
  ],
  [
    "parameter-supported: a cookie, a list, another style, reserved characters, and content",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters:
        - { name: login, in: cookie, description: A login., example: a, schema: { type: string } }
        - { name: ids, in: query, description: Ids., example: [a], schema: { type: array, items: { type: string } } }
        - { name: by, in: query, style: deepObject, description: A filter., example: a, schema: { type: string } }
        - { name: raw, in: query, allowReserved: true, description: A text., example: a, schema: { type: string } }
        - { name: json, in: query, description: A text., example: a, content: { application/json: { examples: { a: { value: a } } } } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:8:30 parameter-supported
  Parameter "login" is in cookie, which is not supported. Use path, query or header.
acme.yaml:9:76 parameter-supported
  Parameter "ids" is an object or an array, which is not supported. Move it to the request body, or use one parameter per value.
acme.yaml:10:11 parameter-supported
  Parameter "by" is serialized in a way that is not supported. Use \`schema\` and the default style.
acme.yaml:11:11 parameter-supported
  Parameter "raw" is serialized in a way that is not supported. Use \`schema\` and the default style.
acme.yaml:12:11 parameter-supported
  Parameter "json" is serialized in a way that is not supported. Use \`schema\` and the default style.`,
    },
  ],
  [
    "scheme-supported: a key in the query, and a password",
    {
      given: `components:
  securitySchemes:
    apiKey: { type: apiKey, in: query, name: key, description: A key. }
    token: { type: http, scheme: basic, description: A password. }
`,
      want: `acme.yaml:4:13 scheme-supported
  A security scheme of this kind is not supported. Use \`type: http\` with \`scheme: bearer\`, or \`type: apiKey\` with \`in: header\`.
acme.yaml:5:12 scheme-supported
  A security scheme of this kind is not supported. Use \`type: http\` with \`scheme: bearer\`, or \`type: apiKey\` with \`in: header\`.`,
    },
  ],
];

test.each(errors)("%s is an error", async (_, { given, want }) => {
  expect(await lintText(given)).toBe(want);
  expect(await lintText(given, { strict: true })).toBe(want);
});

const houseRules: readonly LintCase[] = [
  [
    "described: nothing has a description",
    {
      given: `info: { title: Acme, version: "1" }
servers:
  - url: https://{region}.acme.example
    variables: { region: { default: eu } }
paths:
  /agents:
    post:
      operationId: stopAgents
      parameters:
        - { name: force, in: query, example: true, schema: { type: boolean } }
      requestBody:
        content: { application/json: { schema: { $ref: "#/components/schemas/Why" }, examples: { none: { value: {} } } } }
      responses: { default: { description: Failed. } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
  schemas:
    Why: { type: object, properties: { reason: { type: string } } }
`,
      want: `acme.yaml:2:7 described
  This document has no description. Say in your own words what it is.
acme.yaml:4:5 described
  This server has no description. Say in your own words what it is.
acme.yaml:5:26 described
  This server variable has no description. Say in your own words what it is.
acme.yaml:9:7 described
  This operation has no description. Say in your own words what it is.
acme.yaml:11:11 described
  This parameter has no description. Say in your own words what it is.
acme.yaml:13:9 described
  This request body has no description. Say in your own words what it is.
acme.yaml:17:12 described
  This security scheme has no description. Say in your own words what it is.
acme.yaml:19:40 described
  Property "reason" has no description. Say in your own words what it is.`,
    },
  ],
  [
    "error-response: only the success is described",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      responses:
        "204": { description: Stopped. }
`,
      want: `acme.yaml:8:9 error-response
  No response describes an error. Add the ones that the provider documents, or \`default\`.`,
    },
  ],
  [
    "example-given: a parameter and a response without example, and an example that can't name a file",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters:
        - { name: force, in: query, description: Whether to wait., schema: { type: boolean } }
      requestBody:
        description: How to stop.
        content:
          application/json:
            schema: { type: object }
            examples:
              Because I say so: { value: {} }
      responses:
        default:
          description: Failed.
          content:
            application/json:
              schema: { type: object }
`,
      want: `acme.yaml:8:11 example-given
  Parameter "force" has no example. Add \`example\`.
acme.yaml:15:15 example-given
  Example name "Because I say so" becomes a file name. Use lower-case letters, digits and "_".
acme.yaml:21:15 example-given
  This content has no examples. Add \`examples\`, one for each documented variant.`,
    },
  ],
  [
    "operation-id-case: a name in snake case",
    {
      given: `paths:
  /agents:
    post: { operationId: stop_agents, description: Stops., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:4:26 operation-id-case
  Operation id "stop_agents" is no camelCase verb phrase. Write it like \`stopGhostSession\`.`,
    },
  ],
  [
    "security-scheme-name: other names than token and apiKey",
    {
      given: `components:
  securitySchemes:
    bearer: { type: http, scheme: bearer, description: A token. }
    key: { type: apiKey, in: header, name: X-Key, description: A key. }
`,
      want: `acme.yaml:4:5 security-scheme-name
  Security scheme "bearer" becomes an option of the client. Name it \`token\`.
acme.yaml:5:5 security-scheme-name
  Security scheme "key" becomes an option of the client. Name it \`apiKey\`.`,
    },
  ],
];

test.each(houseRules)("%s: a warning, and an error with --strict", async (_, { given, want }) => {
  expect(await lintText(given, { strict: true })).toBe(want);
  expect(await lintText(given)).toBe(want.replaceAll(/^(acme.*)$/gm, "$1 (warning)"));
});

test("every rule has a test above, with its severity", () => {
  const tested = (cases: readonly LintCase[]): readonly string[] =>
    cases.map(([title]) => title.split(":")[0]!);
  const named = (severity: string): readonly string[] => {
    return Object.keys(visitors).filter((name) => ruleTable[name]?.severity === severity);
  };
  // References are checked before the rules, as those follow them.
  expect([...new Set(tested(errors))].toSorted()).toEqual([...named("error"), "reference"].toSorted());
  expect([...new Set(tested(houseRules))].toSorted()).toEqual(named("house").toSorted());
});
