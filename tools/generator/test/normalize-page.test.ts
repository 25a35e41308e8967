import { expect, test } from "vitest";
import { InputError } from "../src/finding.js";
import { lint } from "../src/lint.js";
import { parseDocument } from "../src/document.js";
import { type Normalized, normalizePage } from "../src/normalize/normalize-page.js";

/** A page as a documentation tool writes it, with the damage that such tools do. */
const PAGE = `# Stop a crawl

POST https://api.acme.example/v1/crawls/{crawlId}/stop

Ends a crawl.

Reference: https://docs.acme.example/api/crawls/stop

## OpenAPI Specification

\`\`\`yaml
openapi: 3.1.1
info:
  title: Stop a crawl
  version: endpoint_crawls.stopCrawl
paths:
  /crawls/{crawlId}/stop:
    post:
      operationId: stop-crawl
      summary: Stop a crawl
      description: >-
        Ends a crawl: what is running: ends, what waits never starts.
      tags:
        - - subpackage_crawls
      parameters:
        - name: crawlId
          in: path
          required: true
          schema:
            type: string
        - name: Authorization
          in: header
          description: Use Bearer .
          required: true
          schema:
            type: string
        - name: Content-Type
          in: header
          required: true
          schema:
            type: string
      responses:
        '200':
          description: The crawl - or what is left of it
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/crawls_stopCrawl_Response_200'
        '204':
          description: Nothing was left to stop.
          content: {}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                mode:
                  $ref: >-
                    #/components/schemas/CrawlsCrawlIdStopPostRequestBodyContentApplicationJsonSchemaMode
                properties:
                  type: object
                  additionalProperties: true
              required:
                - mode
components:
  schemas:
    CrawlsCrawlIdStopPostRequestBodyContentApplicationJsonSchemaMode:
      type: string
      enum:
        - value: now
        - value: after page
      title: >-
        CrawlsCrawlIdStopPostRequestBodyContentApplicationJsonSchemaMode
    CrawlsCrawlIdStopPostResponsesContentApplicationJsonSchemaPagesItems:
      type: object
      properties:
        title:
          type: string
        status:
          type: integer
          format: int32
        tags:
          type: array
          items:
            type: string
      required:
        - title
      title: >-
        CrawlsCrawlIdStopPostResponsesContentApplicationJsonSchemaPagesItems
    crawls_stopCrawl_Response_200:
      type: object
      properties:
        description:
          type:
            - string
            - 'null'
        pages:
          type: array
          items:
            $ref: >-
              #/components/schemas/CrawlsCrawlIdStopPostResponsesContentApplicationJsonSchemaPagesItems
        owner:
          type: object
          properties:
            id:
              type: string
          required:
            - id
      required:
        - description
        - pages
      title: crawls_stopCrawl_Response_200
  securitySchemes:
    bearerAuth:
      type: http
      scheme: bearer
      description: Use Bearer .
\`\`\`

## SDK Code Examples

\`\`\`python
payload = {}
headers = {"Authorization": "Bearer ", "Content-Type": "application/json"}
\`\`\`
`;

const DOCUMENT = `openapi: 3.1.1
info:
  title: Stop a crawl
  version: v1
servers:
  - url: https://api.acme.example/v1
security:
  - token: []
paths:
  /crawls/{crawlId}/stop:
    post:
      operationId: stopCrawl
      summary: Stop a crawl
      description: "Ends a crawl: what is running: ends, what waits never starts."
      externalDocs:
        url: https://docs.acme.example/api/crawls/stop
      tags:
        - crawls
      parameters:
        - name: crawlId
          in: path
          required: true
          schema:
            type: string
      responses:
        "200":
          description: The crawl - or what is left of it
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Crawl"
        "204":
          description: Nothing was left to stop.
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                mode:
                  $ref: "#/components/schemas/CrawlMode"
                properties:
                  type: object
                  additionalProperties: true
              required:
                - mode
components:
  schemas:
    CrawlMode:
      type: string
      enum:
        - now
        - after page
    CrawlPage:
      type: object
      properties:
        title:
          type: string
        status:
          type: integer
          format: int32
        tags:
          type: array
          items:
            type: string
      required:
        - title
    Crawl:
      type: object
      properties:
        description:
          type:
            - string
            - "null"
        pages:
          type: array
          items:
            $ref: "#/components/schemas/CrawlPage"
        owner:
          type: object
          properties:
            id:
              type: string
          required:
            - id
      required:
        - description
        - pages
  securitySchemes:
    token:
      type: http
      scheme: bearer
      description: Use Bearer .
`;

/** Whoever copies a page as text may lose each of its line breaks. */
function fold(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function normalize(page: string): Promise<Normalized> {
  return normalizePage("/acme/page.md", "page.md", page);
}

test("a page that was folded to one line becomes OpenAPI, with each repair and each question", async () => {
  const { text, repairs, questions } = await normalize(fold(PAGE));
  expect(text).toBe(DOCUMENT);
  expect(repairs.map(({ rule }) => rule)).toEqual([
    "folded",
    "empty-content",
    "content-header",
    "nested-tags",
    "enum-object",
    "page-server",
    "page-reference",
    "info-version",
    "credential-parameter",
    "security-scheme-name",
    "operation-id",
    "schema-name",
    "schema-name",
    "schema-name",
    "schema-name",
    "schema-name",
    "schema-name",
  ]);
  expect(questions.map(({ message }) => message)).toEqual([
    'What is the API called? "Stop a crawl" is the title of an operation.',
    "How does it fail? No response describes an error.",
    'Is "Use Bearer ." whole? Text in angle brackets may have been lost.',
  ]);
});

test("a repair of a folded page says in which column of its one line it was", async () => {
  const page = fold(PAGE);
  const { repairs } = await normalize(page);
  const { file, line, column } = repairs.find(({ rule }) => rule === "enum-object")!;
  expect({ file, line }).toEqual({ file: "page.md", line: 1 });
  expect(page.slice(column - 1)).toMatch(/^enum: - value: now /);
});

test("the page itself becomes the same document as the folded one", async () => {
  const { document, repairs } = await normalize(PAGE);
  expect(document).toEqual((await normalize(fold(PAGE))).document);
  expect(repairs[0]).toEqual({
    file: "page.md",
    line: 12,
    column: 1,
    rule: "page",
    message: "The document stands on a page. Took it out.",
  });
  expect(repairs.find(({ rule }) => rule === "nested-tags")).toMatchObject({ line: 23, column: 7 });
});

test("line ends of Windows make no difference", async () => {
  expect((await normalize(PAGE.replaceAll("\n", "\r\n"))).text).toBe((await normalize(PAGE)).text);
});

test("what comes out is valid", async () => {
  const document = parseDocument("/acme/openapi.yaml", "openapi.yaml", DOCUMENT);
  const findings = await lint(document, { errorsOnly: true });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("what comes out goes in and comes out as it is", async () => {
  expect(await normalize(DOCUMENT)).toMatchObject({ text: DOCUMENT, repairs: [] });
});

test("several blocks of a page become one document", async () => {
  const other = PAGE.replaceAll("/stop", "/pause")
    .replaceAll("stop-crawl", "pause-crawl")
    .replaceAll("stopCrawl", "pauseCrawl")
    .replaceAll("StopPost", "PausePost");
  const { document, repairs } = await normalize(`${PAGE}\n${other}`);
  expect(Object.keys(document["paths"] as object)).toEqual([
    "/crawls/{crawlId}/stop",
    "/crawls/{crawlId}/pause",
  ]);
  expect(Object.keys((document["components"] as { schemas: object }).schemas)).toEqual([
    "CrawlMode",
    "CrawlPage",
    "Crawl",
    "CrawlPauseMode",
    "CrawlPausePage",
    "CrawlPause",
  ]);
  expect(document).toMatchObject({
    servers: [{ url: "https://api.acme.example/v1" }],
    security: [{ token: [] }],
  });
  expect(repairs.filter(({ rule }) => rule === "page")).toHaveLength(2);
});

test("two versions of a schema on one page are a question", async () => {
  const first = PAGE.replaceAll("crawls_stopCrawl_Response_200", "Stopped");
  const other = first.replaceAll("/stop", "/pause").replace("- pages\n      title", "- owner\n      title");
  const { questions } = await normalize(`${first}\n${other}`);
  expect(questions.map(({ message }) => message)).toContain(
    "Which one is right? The page has two versions of components > schemas > Stopped; the first one is kept.",
  );
});

test("a key of a folded document that could belong to two objects is a question", async () => {
  const page = fold(PAGE)
    .replace("bearerAuth: ", "bearerAuth: ")
    .replace("id: type: string required: - id", "id: type: string description: An id.");
  const { questions } = await normalize(page);
  expect(questions[0]!.message).toBe(
    'Whose "description" this is can\'t be told for sure, as the lines are gone: it could also be that of the Schema under "owner". Compare with the page.',
  );
});

test("a schema that follows the properties of another one is told by the references to it", async () => {
  const text =
    "openapi: 3.1.0\ninfo:\n  title: Acme\n  version: v1\npaths: {}\ncomponents:\n  schemas:\n    Agent:\n      properties:\n        run:\n          description: Its run.\n          $ref: '#/components/schemas/Run'\n    Run:\n      type: object\n      required:\n        - id\n      properties:\n        id:\n          type: string\n";
  const { document, questions } = await normalize(fold(text));
  expect(document).toEqual((await normalize(text)).document);
  expect(questions.filter(({ message }) => message.includes("can't be told"))).toEqual([]);
});

test("a property that could be of an inner or of an outer object is a question", async () => {
  const text =
    "openapi: 3.1.0\ninfo:\n  title: Acme\n  version: v1\npaths: {}\ncomponents:\n  schemas:\n    Agent:\n      properties:\n        run:\n          type: object\n          properties:\n            id:\n              type: string\n        name:\n          type: string\n";
  const { questions } = await normalize(fold(text));
  expect(questions[0]!.message).toBe(
    'Whose "name" this is can\'t be told for sure, as the lines are gone: it could also be that of the object under "properties". Compare with the page.',
  );
});

test("a status that follows the examples of another response is a status", async () => {
  const text =
    "openapi: 3.1.0\ninfo:\n  title: Acme\n  version: v1\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: Fine.\n          content:\n            application/json:\n              schema:\n                type: string\n              examples:\n                one:\n                  value: a\n        '404':\n          description: Not there.\n";
  expect((await normalize(fold(text))).document).toEqual((await normalize(text)).document);
});

const OPERATIONS = `openapi: 3.1.0
info:
  title: Acme
  version: v1
paths:
  /agents:
    get:
      operationId: listAgents
      responses:
        '200':
          description: Fine.
      security:
        - token: []
    post:
      operationId: addAgent
      responses:
        '200':
          description: Fine.
servers:
  - url: https://api.acme.example
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
`;

test("in a folded document, security belongs to the operation that another one follows, and servers to the document", async () => {
  const { document, questions } = await normalize(fold(OPERATIONS));
  expect(document).toEqual((await normalize(OPERATIONS)).document);
  expect(questions.map(({ message }) => message)).toContain(
    'Whose "servers" this is can\'t be told for sure, as the lines are gone: it could also be that of the Operation under "post". Compare with the page.',
  );
});

test("in a folded document of one operation, servers and security are the document's", async () => {
  const one = OPERATIONS.replace(/    get:[^]*?(?=    post:)/, "").replace(
    "servers:",
    "security:\n  - token: []\nservers:",
  );
  const { document, questions } = await normalize(fold(one));
  expect(document).toEqual((await normalize(one)).document);
  expect(questions.map(({ message }) => message)).toEqual([
    "How does it fail? No response describes an error.",
  ]);
});

test("what needs no repair keeps its lines, in block scalars, too, and its comments", async () => {
  const text = `openapi: 3.1.0
# What it is.
info:
  title: Acme
  version: v1
  description: >-
    A text of **several** lines
    that stay as they are, however long one of them may be, as nobody has asked for another width of them.

    - And a list.
paths:
  /agents/:id:
    get:
      description: |
        Two lines,
          one of them indented.
      responses: {}
`;
  expect((await normalize(text)).text).toBe(text.replace("/:id", "/{id}"));
});

test.each([
  ["a page of prose", `POST /agents\n\n${"word ".repeat(70_000)}`, "more than 300000 characters"],
  ["a folded document", fold(OPERATIONS) + " word".repeat(70_000), "more than 300000 characters"],
  ["documents", "```yaml\nopenapi: 3.1.0\n```\n".repeat(101), "more than 100 documents"],
  ["levels", `${fold(OPERATIONS)} ${"x-a: ".repeat(200)}`, "more than 100 levels"],
])("more than can be read in time is refused: %s", async (_, page, message) => {
  await expect(normalize(page)).rejects.toThrow(message);
  await expect(normalize(page)).rejects.toThrow(InputError);
});

test.each([
  ["", "page.md: is empty. Save the page again."],
  ["  \n", "page.md: is empty. Save the page again."],
  [
    "<!DOCTYPE html>\n<html><title>502 Bad Gateway</title></html>\n",
    "page.md: is a page of HTML or XML. Save its Markdown, its text, or the OpenAPI document that it shows.",
  ],
  ["asyncapi: 3.0.0\ninfo: { title: Acme, version: '1' }\n", "The spec is no OpenAPI document."],
  ["# Events\n\n```yaml\nasyncapi: 3.0.0\n```\n", "The spec is no OpenAPI document."],
  ['{ "swagger": "2.0" }', "The spec is no OpenAPI document."],
])("%j is refused: %s", async (page, message) => {
  await expect(normalize(page)).rejects.toThrow(message);
  await expect(normalize(page)).rejects.toThrow(InputError);
});

test("what is no OpenAPI is refused with its name and its place on the page", async () => {
  let findings: unknown;
  try {
    await normalize("# Events\n\n```yaml\nasyncapi: 3.0.0\n```\n");
  } catch (error) {
    ({ findings } = error as InputError);
  }
  expect(findings).toEqual([
    {
      file: "page.md",
      line: 4,
      column: 1,
      rule: "openapi-version",
      severity: "error",
      message: "This is AsyncAPI 3.0.0. Convert the document to OpenAPI 3.1 and write `openapi: 3.1.0`.",
    },
  ]);
});
