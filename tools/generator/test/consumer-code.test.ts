import { expect, test } from "vitest";
import { spec } from "./spec.js";
import { typeCheck } from "./type-check.js";

const done = `responses: { "204": { description: Done. } }`;

test.each<readonly [title: string, given: string, user: string]>([
  [
    "parameters of every location and style",
    `paths:
  /agents/{id}:
    get:
      operationId: findAgents
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: id, in: query, schema: { type: integer } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { owner: { type: string } } } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: json, in: query, content: { application/json: { schema: { type: object, properties: { deep: { type: boolean } } } } } }
        - { name: session, in: cookie, schema: { type: string } }
      ${done}
`,
    `import { type AcmeClient, findAgents } from "./index.js";
export const use = (client: AcmeClient): unknown[] => [
  findAgents(client, { id: "a", "query.id": 1, filter: { owner: "me" }, tags: ["x"], json: { deep: true }, session: "s" }),
  // @ts-expect-error the path's id is missing
  findAgents(client, { "query.id": 1 }),
  // @ts-expect-error a list of texts
  findAgents(client, { id: "a", tags: "x" }),
  // @ts-expect-error content is typed
  findAgents(client, { id: "a", json: { deep: "yes" } }),
  // @ts-expect-error a misspelt name
  findAgents(client, { id: "a", filters: { owner: "me" } }),
];
`,
  ],
  [
    "a request body whose type follows from its media type",
    `paths:
  /agents:
    post:
      operationId: importAgents
      requestBody:
        required: true
        content:
          application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } }
          text/csv: { schema: { type: string } }
          image/*: {}
      ${done}
`,
    `import { type AcmeClient, importAgents } from "./index.js";
export const use = (client: AcmeClient): unknown[] => [
  importAgents(client, { body: { name: "a" } }),
  importAgents(client, { body: { name: "a" }, "Content-Type": "application/json" }),
  importAgents(client, { body: "a,b", "Content-Type": "text/csv" }),
  importAgents(client, { body: new Uint8Array(1), "Content-Type": "image/png" }),
  // @ts-expect-error text is not what is sent without a media type
  importAgents(client, { body: "a,b" }),
  // @ts-expect-error a media type that the document does not have
  importAgents(client, { body: "a,b", "Content-Type": "text/html" }),
  // @ts-expect-error the type of another media type
  importAgents(client, { body: { name: "a" }, "Content-Type": "text/csv" }),
];
`,
  ],
  [
    "a form with files",
    `paths:
  /agents:
    post:
      operationId: uploadAgent
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { $ref: "#/components/schemas/Upload" }
      ${done}
components:
  schemas:
    Upload: { type: object, required: [file], properties: { file: { type: string, format: binary }, parts: { type: array, items: { type: string, format: binary } }, next: { $ref: "#/components/schemas/Upload" } } }
`,
    `import { type AcmeClient, uploadAgent } from "./index.js";
export const use = (client: AcmeClient): unknown[] => [
  uploadAgent(client, { body: { file: new File([], "a.png"), parts: [new Blob(), new Uint8Array(1)] } }),
  // @ts-expect-error a text is no file
  uploadAgent(client, { body: { file: "a.png" } }),
];
`,
  ],
  [
    "content of several types, streams and errors",
    `openapi: 3.2.0
paths:
  /agents:
    get:
      operationId: watchAgents
      responses:
        "200":
          description: Agents.
          content:
            application/jsonl: { itemSchema: { type: object, properties: { id: { type: string } } } }
        4XX: { description: Refused., content: { application/json: { schema: { type: object, properties: { title: { type: string } } } }, text/plain: {} } }
  /events: { get: { operationId: getEvents, responses: { "200": { description: Events., content: { text/event-stream: {} } } } } }
  /image: { get: { operationId: getImage, responses: { default: { description: An image., content: { image/png: {} } } } } }
`,
    `import { type AcmeClient, getEvents, getImage, isWatchAgentsError, type ServerSentEvent, watchAgents } from "./index.js";
export const use = async (client: AcmeClient): Promise<void> => {
  for await (const agent of await watchAgents(client)) {
    const id: string | undefined = agent.id;
    // @ts-expect-error an agent has no name
    agent.name;
    void id;
  }
  const events: AsyncIterable<ServerSentEvent> = await getEvents(client);
  const image: ReadableStream<Uint8Array> = await getImage(client);
  void [events, image];
};
export const show = (error: unknown): string | undefined => {
  if (!isWatchAgentsError(error) || error.status !== 404) return undefined;
  return typeof error.body === "string" ? error.body : error.body?.title;
};
`,
  ],
  [
    "what is required of one side only, of a part of a schema, and of each of many",
    `openapi: 3.2.0
paths:
  /agents:
    post:
      operationId: addAgent
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Named" } } } }
      responses: { "200": { description: Added., content: { application/json: { schema: { $ref: "#/components/schemas/Named" } } } } }
    put:
      operationId: importAgents
      requestBody: { required: true, content: { application/jsonl: { itemSchema: { $ref: "#/components/schemas/Named" } } } }
      responses: { "204": { description: Done. } }
components:
  schemas:
    Agent: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, name: { type: string }, any: true, none: false } }
    Named: { allOf: [{ $ref: "#/components/schemas/Agent" }, { required: [name] }], $defs: { Name: { type: string } } }
`,
    `import { type AcmeClient, addAgent, importAgents, type Named } from "./index.js";
export const use = async (client: AcmeClient): Promise<string> => {
  const { id, name }: { id: string; name: string } = await addAgent(client, { body: { name: "ghost", any: 1 } });
  const agent: Named = await addAgent(client, { body: { name, id } });
  await importAgents(client, { body: [{ name }, agent] });
  await importAgents(client, { body: new Set([agent]) });
  // @ts-expect-error a name is required
  await addAgent(client, { body: { id } });
  // @ts-expect-error nothing is none
  await addAgent(client, { body: { name, none: 1 } });
  // @ts-expect-error items, not their text
  await importAgents(client, { body: "{}" });
  return id;
};
`,
  ],
  [
    "names that every object has already",
    `paths:
  /agents/{__proto__}:
    put:
      operationId: setAgent
      parameters:
        - { name: __proto__, in: path, required: true, schema: { type: string } }
        - { name: constructor, in: query, schema: { type: integer } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/__proto__" } } } }
      responses: { "200": { description: Set., content: { application/json: { schema: { $ref: "#/components/schemas/constructor" } } } } }
components:
  schemas:
    __proto__: { type: object, required: [constructor], properties: { __proto__: { type: array, items: { type: string } }, constructor: { type: string } } }
    constructor: { allOf: [{ $ref: "#/components/schemas/__proto__" }, { required: [__proto__, toString] }] }
`,
    `import { type AcmeClient, setAgent } from "./index.js";
export const use = async (client: AcmeClient): Promise<string[]> => {
  const body = { ["__proto__"]: ["a"], constructor: "b" };
  const agent = await setAgent(client, { "path.__proto__": "a", "query.constructor": 1, body });
  // @ts-expect-error a number
  await setAgent(client, { "path.__proto__": "a", "query.constructor": "1", body });
  return agent.__proto__;
};
`,
  ],
  [
    "credentials, server variables and a base URL",
    `servers: [{ url: "/{region}", variables: { region: { default: eu, enum: [eu, us] } } }]
security: [{ basic: [] }, { "OAuth 2.0": [read] }]
components:
  securitySchemes:
    basic: { type: http, scheme: basic }
    OAuth 2.0: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://acme.example", scopes: { read: Read. } } } }
`,
    `import { createAcmeClient } from "./index.js";
const baseUrl = "https://acme.example/eu";
export const clients: readonly unknown[] = [
  createAcmeClient({ baseUrl, basic: { username: "me", password: "secret" }, region: "us" }),
  createAcmeClient({ baseUrl, oAuth20: async () => "token" }),
  // @ts-expect-error the document names no host
  createAcmeClient({ oAuth20: "token" }),
  // @ts-expect-error a user name and a password
  createAcmeClient({ baseUrl, basic: "secret" }),
  // @ts-expect-error a region that is none
  createAcmeClient({ baseUrl, region: "asia" }),
];
`,
  ],
])("the code of a consumer compiles, and wrong code does not: %s", async (_, given, user) => {
  expect(await typeCheck(spec(given), user)).toBe("");
});
