import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { startProviderServer } from "../src/index.js";
import { specFile, startServer } from "./client.js";

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const paths = `paths:
  /stop:
    post: { responses: { "204": { description: Stopped. } } }
`;

test.each([
  ["no server", "", ""],
  ["a server without a path", "servers: [{ url: https://api.example.com }]\n", ""],
  ["a server with a trailing slash", "servers: [{ url: https://api.example.com/v1/ }]\n", "/v1"],
  ["a relative server", "servers: [{ url: /v1 }]\n", "/v1"],
  [
    "a variable that holds host and path",
    'servers: [{ url: "{endpoint}/v1", variables: { endpoint: { default: "https://x.example.com/api" } } }]\n',
    "/api/v1",
  ],
])("takes the path of the base URL from %s", async (_, servers, path) => {
  const server = await startServer(await specFile(head + servers + paths));
  expect(server.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
  expect(server.baseUrl.replace(/^http:\/\/127\.0\.0\.1:\d+/, "")).toBe(path);
  expect((await fetch(`${server.baseUrl}/stop`, { method: "POST" })).status).toBe(204);
});

test("takes a file URL", async () => {
  const server = await startServer(pathToFileURL(await specFile(head + paths)));
  expect((await fetch(`${server.baseUrl}/stop`, { method: "POST" })).status).toBe(204);
});

/** An operation with one JSON response, whose media type object is given. */
const response = (mediaType: string): string => `${head}paths:
  /runs/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post: { responses: { "200": { description: Done., content: { application/json: ${mediaType} } } } }
`;
const place = "#/paths/~1runs~1{id}/post/responses/200/content/application~1json";

/** An operation whose members other than responses are given. */
const operation = (members: string, path = "/stop"): string => `${head}paths:
  ${path}:
    post: { ${members}, responses: { "204": { description: Stopped. } } }
`;

test.each([
  [
    "an example that does not fit its schema",
    response("{ schema: { type: object }, example: stopped }"),
    `${place}/example: the example is "stopped". The spec says: must be object.`,
  ],
  [
    "a named example with every field wrong",
    response(
      "{ schema: { required: [id], properties: { ok: { const: true } } }, examples: { a: { value: { id: 1 } }, b: { value: { ok: false } } } }",
    ),
    `${place}/examples/b/value: the example is {"ok":false}. The spec says: must have required property 'id'; the example at "/ok" is false. The spec says: must be true.`,
  ],
  [
    "a wrong example behind a $ref, at its own place",
    `${response("{ schema: { type: object }, examples: { a: { $ref: '#/components/examples/A' } } }")}components: { examples: { A: { value: 1 } } }\n`,
    "#/components/examples/A/value: the example is 1. The spec says: must be object.",
  ],
  [
    "an example in another file",
    response("{ examples: { a: { externalValue: a.json } } }"),
    `${place}/examples/a: the example "a" has no "value".`,
  ],
  [
    "a $ref to another file",
    response("{ example: 1, schema: { $ref: 'other.yaml#/A' } }"),
    `${place}/schema: the schema can't be used: can't resolve reference other.yaml#/A from id spec.`,
  ],
  [
    "a $ref to another document for a parameter",
    operation("parameters: [{ $ref: 'https://example.com/p.yaml' }]"),
    '#/paths/~1stop/post/parameters/0: the $ref "https://example.com/p.yaml" leads outside the file. Copy what it names into the file.',
  ],
  [
    "a $ref that leads nowhere",
    operation("parameters: [{ $ref: '#/components/parameters/gone' }]"),
    '#/paths/~1stop/post/parameters/0: the $ref "#/components/parameters/gone" leads nowhere.',
  ],
  [
    "a $ref that leads back to itself",
    `${operation("requestBody: { $ref: '#/components/requestBodies/A' }")}components: { requestBodies: { A: { $ref: '#/components/requestBodies/A' } } }\n`,
    '#/components/requestBodies/A: the $ref "#/components/requestBodies/A" leads back to itself.',
  ],
  [
    "a schema that is none",
    response("{ example: 1, schema: { type: strng } }"),
    `${place}/schema: the schema can't be used: `,
  ],
  [
    "a parameter missing from the list",
    operation("tags: []", "/runs/{id}"),
    '#/paths/~1runs~1{id}/post: "{id}" in the path is no declared parameter.',
  ],
  [
    "a path parameter missing from the path",
    operation("parameters: [{ name: id, in: path, required: true, schema: {} }]"),
    '#/paths/~1stop/post: the path parameter "id" is not in the path.',
  ],
  [
    "a parameter without a schema",
    operation("parameters: [{ name: id, in: query }]"),
    '#/paths/~1stop/post/parameters/0: parameter "id" has no "schema", so nothing says what it may be.',
  ],
  [
    "a parameter in no place",
    operation("parameters: [{ name: id, in: body }]"),
    '#/paths/~1stop/post/parameters/0: a parameter needs a "name", and an "in" that is path, query, header or cookie.',
  ],
  [
    "a parameter of a style that OpenAPI does not have",
    operation("parameters: [{ name: id, in: query, style: wide, schema: { type: object } }]"),
    '#/paths/~1stop/post/parameters/0: "wide" is no style.',
  ],
  [
    "a property of a form in a style that OpenAPI does not have",
    operation(
      "requestBody: { content: { application/x-www-form-urlencoded: { encoding: { a: { style: wide } } } } }",
    ),
    '#/paths/~1stop/post/requestBody/content/application~1x-www-form-urlencoded/encoding/a: "wide" is no style.',
  ],
  [
    "a security scheme that nobody declared",
    operation("security: [{ token: [] }]"),
    '#/paths/~1stop/post/security/0: "token" is no declared security scheme.',
  ],
  [
    "a security scheme that it can't check",
    `${head}${paths}components: { securitySchemes: { magic: { type: magic } } }\n`,
    '#/components/securitySchemes/magic: the security scheme "magic" is of a kind that can\'t be checked (type magic).',
  ],
  [
    "a response under no status",
    response("{ example: 1 }").replace('"200"', '"2xx"'),
    '#/paths/~1runs~1{id}/post/responses/2xx: "2xx" is no status, no range such as "4XX", and not "default".',
  ],
  [
    "a name that is no text",
    operation("operationId: 5"),
    "#/paths/~1stop/post/operationId: this is 5, where the spec format has text.",
  ],
  ["no operation at all", `${head}paths: {}\n`, "#: the spec has no operation."],
  [
    "an older OpenAPI",
    paths.replace(/^/, "openapi: 2.0.0\n"),
    '#: "openapi" is "2.0.0", expected "3.0.0" or later.',
  ],
  ["a file that is no OpenAPI", "- a\n- b\n", '#: "openapi" is missing, expected "3.0.0" or later.'],
  ["an empty file", "", '#: "openapi" is missing, expected "3.0.0" or later.'],
])("does not start with %s", async (_, text, message) => {
  const file = await specFile(text);
  await expect(startProviderServer(file)).rejects.toThrow(message);
  await expect(startProviderServer(file)).rejects.toThrow(file);
});

test.each([
  ["broken YAML", "openapi: 3.1.0\npaths: {\n", ":3:1 This is not valid YAML: "],
  [
    "a key that comes twice",
    "openapi: 3.1.0\nopenapi: 3.1.0\n",
    ":2:1 This is not valid YAML: Map keys must be unique.",
  ],
  ["an unknown alias", "openapi: *version\n", "This is not valid YAML: Unresolved alias"],
])("does not start with %s, and says where", async (_, text, message) => {
  const file = await specFile(text);
  await expect(startProviderServer(file)).rejects.toThrow(file);
  await expect(startProviderServer(file)).rejects.toThrow(message);
});

test("does not start without the file", async () => {
  await expect(startProviderServer("nowhere/openapi.yaml")).rejects.toThrow("nowhere/openapi.yaml");
});
