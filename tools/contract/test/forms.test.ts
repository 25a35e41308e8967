import { afterAll, expect, test } from "vitest";
import { startProviderServer } from "../src/index.js";
import { send, startServer, specFile, type Request } from "./client.js";

const server = await startProviderServer(new URL("forms.yaml", import.meta.url));
afterAll(() => server.close());

const get = { method: "GET" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const multipart = { "content-type": "multipart/form-data; boundary=b" };
const parts = (...all: readonly string[]): string =>
  `${all.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`;
const field = (name: string, text: string, type = ""): string =>
  `content-disposition: form-data; name="${name}"${type}\r\n\r\n${text}`;

// The values of the table in OpenAPI 3.1, section 4.8.12.4: "blue", three colors, and R, G and B.
const accepted: readonly (readonly [title: string, request: Request])[] = [
  ["simple, a scalar", { ...get, path: "/simple/blue" }],
  ["simple, a list", { ...get, path: "/simple/blue,black,brown" }],
  ["simple, an object", { ...get, path: "/simple/R,100,G,200,B,150" }],
  ["simple, an exploded list", { ...get, path: "/simple-exploded/blue,black,brown" }],
  ["simple, an exploded object", { ...get, path: "/simple-exploded/R=100,G=200,B=150" }],
  ["label, a scalar", { ...get, path: "/label/.blue" }],
  ["label, a list", { ...get, path: "/label/.blue,black,brown" }],
  ["label, an object", { ...get, path: "/label/.R,100,G,200,B,150" }],
  ["label, an exploded list", { ...get, path: "/label-exploded/.blue.black.brown" }],
  ["label, an exploded object", { ...get, path: "/label-exploded/.R=100.G=200.B=150" }],
  ["matrix, a scalar", { ...get, path: "/matrix/;color=blue" }],
  ["matrix, an empty scalar", { ...get, path: "/matrix/;color" }],
  ["matrix, a list", { ...get, path: "/matrix/;color=blue,black,brown" }],
  ["matrix, an object", { ...get, path: "/matrix/;color=R,100,G,200,B,150" }],
  ["matrix, an exploded list", { ...get, path: "/matrix-exploded/;color=blue;color=black;color=brown" }],
  ["matrix, an exploded object", { ...get, path: "/matrix-exploded/;R=100;G=200;B=150" }],
  ["form, a scalar with a space", { ...get, path: "/form?color=a+b" }],
  ["form, an empty scalar", { ...get, path: "/form?color=" }],
  ["form, a list", { ...get, path: "/form?color=blue,black,brown" }],
  ["form, an object", { ...get, path: "/form?color=R,100,G,200,B,150" }],
  ["form, an exploded list", { ...get, path: "/form-exploded?color=blue&color=black&page=2" }],
  ["form, an exploded object", { ...get, path: "/form-exploded?R=100&page=2&G=200&B=150" }],
  ["spaceDelimited, a list", { ...get, path: "/space?color=blue%20black%20brown" }],
  ["spaceDelimited, an object", { ...get, path: "/space?color=R%20100%20G%20200%20B%20150" }],
  ["pipeDelimited, a list", { ...get, path: "/pipe?color=blue%7Cblack%7Cbrown" }],
  ["pipeDelimited, an object", { ...get, path: "/pipe?color=R%7C100%7CG%7C200%7CB%7C150" }],
  ["deepObject", { ...get, path: "/deep?color%5BR%5D=100&color[G]=200&color[B]=150" }],
  ["a list in a header field", { ...get, path: "/header", headers: { "x-color": "blue, black" } }],
  ["an object in a header field", { ...get, path: "/header", headers: { "x-color": "R,100,G,200,B,150" } }],
  ["a list in a cookie", { ...get, path: "/cookie", headers: { cookie: "a=1; color=blue,black" } }],
  ["an encoded scalar in a cookie", { ...get, path: "/cookie", headers: { cookie: "color=a%20b" } }],
  ["JSON in a query", { ...get, path: "/content?color=%5B%22blue%22%5D" }],
  [
    "a form",
    {
      path: "/forms",
      headers: form,
      body: "title=a+b%26&sizes=1,2&color=%7B%22R%22%3A1%2C%22G%22%3A2%2C%22B%22%3A3%7D",
    },
  ],
  [
    "a form with a deepObject",
    { path: "/forms", headers: form, body: "title=&deep[R]=1&deep[G]=2&deep[B]=3" },
  ],
  [
    "a form of parts",
    {
      path: "/forms",
      headers: multipart,
      body: parts(
        field("title", "5"),
        field("sizes", "1"),
        field("sizes", "2"),
        field("color", '{"R":1,"G":2,"B":3}', "\r\ncontent-type: application/json"),
        field("file", "\u0000", '; filename="a.png"\r\ncontent-type: image/png'),
      ),
    },
  ],
  [
    "a list of one part",
    { path: "/forms", headers: multipart, body: parts(field("title", ""), field("sizes", "1")) },
  ],
  [
    "parts of a style, with nothing percent-encoded",
    {
      path: "/forms",
      headers: multipart,
      body: parts(
        field("title", "a"),
        field("codes", "a b%|c"),
        field("deep[R]", "1"),
        field("deep[G]", "2"),
        field("deep[B]", "3"),
      ),
    },
  ],
  ["text", { path: "/forms", headers: { "content-type": "text/plain;charset=UTF-8" }, body: "Ghost" }],
  [
    "bytes",
    { path: "/forms", headers: { "content-type": "application/octet-stream" }, body: Buffer.from([255, 0]) },
  ],
  ["any media type under a range", { path: "/forms", headers: { "content-type": "image/png" }, body: "x" }],
  [
    "an empty body with a media type",
    { path: "/forms", headers: { "content-type": "application/octet-stream" } },
  ],
  [
    "a scheme of HTTP with parameters",
    { ...get, path: "/digest", headers: { authorization: 'Digest a="1", b=2' } },
  ],
  ["a certificate, which no message shows", { ...get, path: "/certificate", headers: { cookie: "key=1" } }],
  ["an operation's own server at the base URL", { ...get, path: "/elsewhere" }],
];

test.each(accepted)("accepts %s", async (_, request) => {
  expect(await send(server, request)).toMatchObject({ status: 204, text: "" });
});

test("accepts an operation at the path of its own server, and others there not", async () => {
  const { origin } = new URL(server.baseUrl);
  expect((await fetch(`${origin}/beta/elsewhere`)).status).toBe(204);
  expect((await fetch(`${origin}/beta/form?color=blue`)).status).toBe(404);
});

const refused: readonly (readonly [title: string, request: Request, violation: string])[] = [
  [
    "a list that was not exploded",
    { ...get, path: "/matrix-exploded/;color=blue,black" },
    'The path parameter "color" is "blue,black". The spec says: must be one of "blue", "", "a b".\nThe path parameter "color" is "blue,black". The spec says: must be array.\nThe path parameter "color" is "blue,black". The spec says: must be object.\nThe path parameter "color" is "blue,black". The spec says: must match a schema in anyOf.',
  ],
  [
    "a label without its dot",
    { ...get, path: "/label/blue" },
    'The path parameter "color" is not of style "label", as the spec says.',
  ],
  [
    "a matrix of another name",
    { ...get, path: "/matrix/;colour=blue" },
    'The path parameter "color" is not of style "matrix", as the spec says.',
  ],
  [
    "an exploded object where none of it may be exploded",
    { ...get, path: "/form?R=100" },
    'The query parameter "color" is missing. The spec requires it.\nThe query parameter "R" was sent. The spec does not have it.',
  ],
  [
    "JSON that is none",
    { ...get, path: "/content?color=blue" },
    'The query parameter "color" is not JSON, as the spec says.',
  ],
  [
    "a deepObject with a wrong member",
    { ...get, path: "/deep?color[R]=red&color[G]=1&color[B]=1" },
    'The query parameter "color" at "/R" is "red". The spec says: must be integer.',
  ],
  [
    "a list in a cookie that is exploded",
    { ...get, path: "/cookie", headers: { cookie: "color=blue; color=black" } },
    'The cookie parameter "color" was sent 2 times. The spec has it once.',
  ],
  [
    "a form without what it requires",
    { path: "/forms", headers: form, body: "sizes=1" },
    "The body is {\"sizes\":[1]}. The spec says: must have required property 'title'.",
  ],
  [
    "a form with a property that it does not have",
    { path: "/forms", headers: form, body: "title=a&b=1" },
    'The body is {"title":"a","b":1}. The spec says: must not have a property "b".',
  ],
  [
    "a form whose object is not JSON",
    { path: "/forms", headers: form, body: "title=a&color=R" },
    "The body is not a form, as its Content-Type says.",
  ],
  [
    "parts without a boundary",
    { path: "/forms", headers: { "content-type": "multipart/form-data" }, body: "x" },
    "The body is not multipart/form-data, as its Content-Type says.",
  ],
  [
    "a part with a wrong value",
    { path: "/forms", headers: multipart, body: parts(field("title", "a"), field("sizes", "b")) },
    'The body at "/sizes/0" is "b". The spec says: must be integer.',
  ],
  [
    "a part of a style with a wrong value",
    {
      path: "/forms",
      headers: multipart,
      body: parts(field("title", "a"), field("deep[R]", "b"), field("deep[G]", "2"), field("deep[B]", "3")),
    },
    'The body at "/deep/R" is "b". The spec says: must be integer.',
  ],
  [
    "a part of another media type",
    {
      path: "/forms",
      headers: multipart,
      body: parts(field("title", "a"), field("file", "x", '; filename="a"\r\ncontent-type: text/html')),
    },
    'The part "file" has the Content-Type "text/html". The spec has: image/png, image/*.',
  ],
  [
    "text under its own media type, not under the range",
    { path: "/forms", headers: { "content-type": "text/plain" }, body: "123456789" },
    'The body is "123456789". The spec says: must NOT have more than 8 characters.',
  ],
  [
    "another scheme of HTTP",
    { ...get, path: "/digest", headers: { authorization: "Bearer abc" } },
    'The credential in the header "authorization" is malformed. The spec says: "Digest", a space and a token.',
  ],
  [
    "a certificate without the key that belongs to it",
    { ...get, path: "/certificate" },
    "No credential was sent. The spec asks for tls with key.",
  ],
];

test.each(refused)("refuses %s", async (_, request, violation) => {
  expect(await send(server, request)).toMatchObject({ status: 400, text: `${violation}\n` });
});

test("checks the schemas of OpenAPI 3.0 as that version means them", async () => {
  const old = await startServer(
    await specFile(`openapi: 3.0.3
info: { title: T, version: "1" }
paths:
  /runs:
    get:
      parameters:
        - { name: after, in: query, required: true, schema: { type: integer, minimum: 5, exclusiveMinimum: true } }
        - { name: note, in: query, schema: { type: string, nullable: true } }
      responses: { "204": { description: Done. } }
`),
  );
  expect(await send(old, { ...get, path: "/runs?after=6&note=x" })).toMatchObject({ status: 204 });
  expect(await send(old, { ...get, path: "/runs?after=5" })).toMatchObject({
    status: 400,
    text: 'The query parameter "after" is 5. The spec says: must be > 5.\n',
  });
});

test.each([
  ["application/*", "[1]", "application/json", "[1]"],
  ["text/*", "Ghost", "text/plain", "Ghost"],
  ["application/xml", "<a/>", "application/xml", "<a/>"],
])("answers the example of %s as a media type of it", async (declared, example, mediaType, body) => {
  const answering = await startServer(await specFile(answerOf(declared, example)));
  expect(await send(answering, { ...get, path: "/runs" })).toMatchObject({
    status: 200,
    headers: { "content-type": mediaType },
    text: body,
  });
});

test.each([
  ["application/xml", "{ a: 1 }"],
  ["image/*", "Ghost"],
])("has no answer for an example of %s that can't be sent as it is", async (declared, example) => {
  const answering = await startServer(await specFile(answerOf(declared, example)));
  expect(await send(answering, { ...get, path: "/runs" })).toMatchObject({
    status: 500,
    text: 'Response "200" of GET /runs has no example. It has: none.\n',
  });
});

/** A document with one response that has one example. */
function answerOf(mediaType: string, example: string): string {
  return `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /runs:
    get:
      responses: { "200": { description: Done., content: { "${mediaType}": { example: ${example} } } } }
`;
}
