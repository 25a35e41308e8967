import { expect, test } from "vitest";
import { ruleEntry, type RuleName } from "../src/rule-table.js";
import { visitors } from "../src/rules.js";
import { type LintCase, lintText } from "./lint-text.js";

test("a spec in the normal form has no finding, not even with --strict", async () => {
  expect(await lintText("", { strict: true })).toBe("");
});

const errors: readonly LintCase[] = [
  [
    "parameter-style: a style of another location",
    {
      given: `openapi: 3.2.0
paths:
  /agents/{id}:
    get:
      operationId: getAgent
      description: Gets an agent.
      parameters:
        - { name: id, in: path, required: true, style: label, description: An id., example: a, schema: { type: string } }
        - { name: a, in: query, style: cookie, description: A., example: a, schema: { type: string } }
        - { name: b, in: cookie, style: cookie, description: B., example: b, schema: { type: string } }
        - { name: d, in: header, style: wide, description: D., example: d, schema: { type: string } }
        - { name: c, in: header, style: form, description: C., example: c, schema: { type: string } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:9:40 parameter-style
  Parameter "a" can't have style "cookie" in "query", which knows form, spaceDelimited, pipeDelimited, deepObject. Use one of these, or leave \`style\` out.
acme.yaml:11:41 struct
  \`style\` can be one of the following only: "form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject", "cookie". See the OpenAPI specification for what may stand here.
acme.yaml:12:41 parameter-style
  Parameter "c" can't have style "form" in "header", which knows simple. Use one of these, or leave \`style\` out.`,
    },
  ],
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
      responses: { "999": { description: Refused. }, default: { description: Failed. } }
`,
      want: `acme.yaml:7:20 response-status
  "999" is no status. Write one from "100" to "599", a range such as "4XX", or "default".`,
    },
  ],
  [
    "header-name: a header field, a cookie and a key whose names are no tokens",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      parameters:
        - { name: "X Force: yes", in: header, description: A flag., example: a, schema: { type: string } }
        - { name: "a;b", in: cookie, description: A flag., example: a, schema: { type: string } }
        - { name: "c d", in: query, description: A flag., example: a, schema: { type: string } }
      responses: { default: { description: Failed. } }
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: "X Key", description: A key. }
`,
      want: `acme.yaml:8:19 header-name
  "X Force: yes" can't name a header field, whose names are letters, digits and "-". Mend the name.
acme.yaml:9:19 header-name
  "a;b" can't name a cookie, whose names are letters, digits and "-". Mend the name.
acme.yaml:14:47 header-name
  "X Key" can't name a header field, whose names are letters, digits and "-". Mend the name.`,
    },
  ],
  [
    "stop-meaning: two operations that stop; `stop-meaning.test.ts` has the others",
    {
      given: `paths:
  /agents/stop:
    post:
      operationId: stopAgents
      description: Stops all agents.
      x-stop: { outcomes: { default: failed } }
      responses: { default: { description: Failed. } }
  /agents/kill:
    post:
      operationId: killAgents
      description: Stops all agents at once.
      x-stop: { outcomes: { default: failed } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:13:15 stop-meaning
  A package has one \`stop\`, and another operation has \`x-stop\`, too. Keep one.`,
    },
  ],
  [
    "server-url: user information, a query, and another protocol",
    {
      given: `servers:
  - { url: "https://me:secret@acme.example", description: With a password. }
  - { url: "https://acme.example/?v=1", description: With a query. }
  - { url: "ftp://acme.example", description: Files. }
  - { url: "{protocol}://acme.example", description: Either., variables: { protocol: { default: https, description: A protocol. } } }
`,
      want: `acme.yaml:3:12 server-url
  Server "https://me:secret@acme.example" is no http or https URL without user information, query and fragment. Write one.
acme.yaml:4:12 server-url
  Server "https://acme.example/?v=1" is no http or https URL without user information, query and fragment. Write one.
acme.yaml:5:12 server-url
  Server "ftp://acme.example" is no http or https URL without user information, query and fragment. Write one.`,
    },
  ],
  [
    "path-literal: a way out of the path",
    {
      given: `paths:
  /agents/../runs:
    post: { operationId: stopRuns, description: Stops., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:3:3 path-literal
  Path "/agents/../runs" has a "." or ".." as a segment, and is no path of a URL. Start it with "/", and write parameters as \`{name}\`.`,
    },
  ],
];

test.each(errors)("%s is an error", async (_, { given, want }) => {
  expect(await lintText(given)).toBe(want);
  expect(await lintText(given, { strict: true })).toBe(want);
});

const houseRules: readonly LintCase[] = [
  [
    "event-data: a schema of what the data of an event holds",
    {
      given: `openapi: 3.2.0
paths:
  /agents:
    get:
      operationId: watchAgents
      description: Watches all agents.
      responses:
        "200":
          description: Events.
          content:
            text/event-stream:
              itemSchema: { oneOf: [{ properties: { id: { description: An id. } } }, { $ref: "#/components/schemas/Event" }] }
              examples: { one: { value: a } }
        default: { description: Failed. }
components:
  schemas:
    Event: { type: object, properties: { data: { description: JSON., contentMediaType: application/json } } }
`,
      want: `acme.yaml:12:27 event-data
  The data of these events is handed over as text: what its \`contentSchema\` says is not applied. Say in the description what to parse it as.`,
    },
  ],
  [
    "parameter-nesting: what no style can write",
    {
      given: `paths:
  /agents:
    get:
      operationId: listAgents
      description: Lists agents.
      parameters:
        - { name: a, in: query, style: deepObject, description: A., example: {}, schema: { $ref: "#/components/schemas/Filter" } }
        - { name: b, in: query, style: deepObject, description: B., example: [], schema: { type: array, items: { type: string } } }
        - { name: c, in: query, description: C., example: [], schema: { type: array, items: { $ref: "#/components/schemas/Range" } } }
        - { name: d, in: query, style: deepObject, description: D., example: {}, schema: { $ref: "#/components/schemas/Range" } }
        - { name: e, in: query, description: E., example: [], schema: { type: array, items: { anyOf: [{ type: object }, { type: string }] } } }
      responses: { default: { description: Failed. } }
components:
  schemas:
    Range: { type: object, properties: { from: { type: [string, "null"], description: A. }, to: { description: B. } } }
    Filter: { allOf: [{ $ref: "#/components/schemas/Range" }, { properties: { at: { $ref: "#/components/schemas/Range", description: C. } } }] }
`,
      want: `acme.yaml:8:90 parameter-nesting
  Parameter "a" has a list or an object in property "at", for which style "deepObject" has no form: such a value is refused before anything is sent. Use \`content\` with \`application/json\` where the provider takes that, or flatten it.
acme.yaml:9:90 parameter-nesting
  Parameter "b" is a list, for which style "deepObject" has no form: such a value is refused before anything is sent. Use \`content\` with \`application/json\` where the provider takes that, or flatten it.
acme.yaml:10:71 parameter-nesting
  Parameter "c" is a list of more than values, for which its style has no form: such a value is refused before anything is sent. Use \`content\` with \`application/json\` where the provider takes that, or flatten it.`,
    },
  ],
  [
    "encoding-ignored: header fields of a part, and encodings of what is no form",
    {
      given: `paths:
  /agents:
    post:
      operationId: stopAgents
      description: Stops all agents.
      requestBody:
        description: How.
        content:
          multipart/form-data:
            schema: { type: object, properties: { a: { type: string, description: A text. } } }
            encoding: { a: { headers: { X-Rank: { schema: { type: integer } } } } }
            examples: { one: { value: { a: b } } }
          multipart/mixed; boundary=x:
            encoding: { a: { contentType: image/png } }
            examples: { one: { value: a } }
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:12:30 encoding-ignored
  The header fields of part "a" are not sent: a part has its name, and its media type. Leave them out.
acme.yaml:15:13 encoding-ignored
  \`encoding\` is of no effect: a body of "multipart/mixed; boundary=x" is sent as the caller gives it. Say in the description how it is put together.`,
    },
  ],
  [
    "method-supported: a method that fetch refuses",
    {
      given: `paths:
  /agents:
    trace: { operationId: traceAgents, description: Traces., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:4:5 method-supported
  "trace" becomes no function of the package. Describe it under a method that a client can send.`,
    },
  ],
  [
    "method-supported: methods of the document's own that fetch refuses, that have a key of their own, or that are none",
    {
      given: `openapi: 3.2.0
paths:
  /agents:
    additionalOperations:
      HALT: { operationId: haltAgents, description: Halts., responses: { default: { description: Failed. } } }
      Connect: { operationId: openAgents, description: Opens., responses: { default: { description: Failed. } } }
      post: { operationId: stopAgents, description: Stops., responses: { default: { description: Failed. } } }
      "NO TOKEN": { operationId: killAgents, description: Kills., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:6:7 method-supported
  "Connect" becomes no function of the package. Describe it under a method that a client can send.
acme.yaml:7:7 method-supported
  "post" becomes no function of the package. Describe it under a method that a client can send.
acme.yaml:8:7 method-supported
  "NO TOKEN" becomes no function of the package. Describe it under a method that a client can send.`,
    },
  ],
  [
    "path-fragment: two operations that a request can't tell apart",
    {
      given: `paths:
  /agents#now:
    post: { operationId: stopAgents, description: Stops., responses: { default: { description: Failed. } } }
`,
      want: `acme.yaml:3:3 path-fragment
  Path "/agents#now" has a fragment, which no request carries: it is left out. Describe the variants as one operation.`,
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
  "data-center" can't name an option. The option is called \`dataCenter\`. Rename it.`,
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
  "headers" is already an option. The option is called \`headersVariable\`. Rename it.`,
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
      want: `acme.yaml:5:7 parameter-clash
  Parameter "id" in query has the name of another parameter, or of the request body. A call takes it as "query.id".`,
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
      want: `acme.yaml:5:7 parameter-clash
  Parameter "body" in query has the name of another parameter, or of the request body. A call takes it as "query.body".`,
    },
  ],
  [
    "enum-type: a value of another type than the schema's",
    {
      given: `components:
  schemas:
    State: { type: [string, "null"], enum: [stopped, null, 3] }
`,
      want: `acme.yaml:4:60 enum-type
  Enum member 3 is not of type string or null. Write a value of that type, or change the type.`,
    },
  ],
  [
    "server-declared: no server, so that who makes a client has to name one",
    {
      given: "servers: []\n",
      want: `acme.yaml:1:1 server-declared
  No server is declared. Add \`servers\` with the provider's base URL.`,
    },
  ],
  [
    "server-declared: a server relative to the place of the document",
    {
      given: "servers: [{ url: /v1, description: Relative. }]\n",
      want: `acme.yaml:2:18 server-declared
  Server "/v1" is relative to where the document was found. Write it in full.`,
    },
  ],
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
    "export-name: a schema whose name is no type name",
    {
      given: `components:
  schemas:
    agent_state: { type: string }
`,
      want: `acme.yaml:4:5 export-name
  Schema name "agent_state" is no type name. The type is called \`AgentState\`. Rename the schema, like \`GhostSession\`.`,
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
  Schema name "HttpError" is taken. The type is called \`HttpErrorSchema\`. Rename the schema, like \`GhostSession\`.`,
    },
  ],
  [
    "export-name: an operation whose types would have the name of a schema",
    {
      given: `paths:
  /agents:
    post: { operationId: stopAgents, description: Stops., responses: { default: { description: Failed. } } }
components:
  schemas:
    StopAgentsError: { type: string }
`,
      want: `acme.yaml:4:26 export-name
  The types of \`stopAgents\` would have the names of others. They are called \`StopAgentsOperationParameters\` and so on. Rename the operation.`,
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
  The operation has no operationId. The function is called \`postAgents\`. Give it an id of its own: a camelCase verb phrase.`,
    },
  ],
  [
    "operation-id: a reserved word",
    {
      given: `paths:
  /agents:
    delete:
      operationId: delete
      description: Deletes all agents.
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:5:20 operation-id
  Operation id "delete" can't name a function. The function is called \`deleteAgents\`. Give it an id of its own: a camelCase verb phrase.`,
    },
  ],
  [
    "operation-id: a name that the generated code uses",
    {
      given: `paths:
  /agents:
    post:
      operationId: isHttpError
      description: Stops all agents.
      responses: { default: { description: Failed. } }
`,
      want: `acme.yaml:5:20 operation-id
  Operation id "isHttpError" is a name that the generated code uses. The function is called \`isHttpErrorPostAgents\`. Give it an id of its own: a camelCase verb phrase.`,
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
    return Object.keys(visitors).filter((name) => ruleEntry(name as RuleName).severity === severity);
  };
  expect([...new Set(tested(errors))].toSorted()).toEqual(named("error").toSorted());
  expect([...new Set(tested(houseRules))].toSorted()).toEqual(named("warning").toSorted());
});
