import { expect, test } from "vitest";
import { parseDocument } from "../src/document.js";
import { lint } from "../src/lint.js";
import { type Normalized, normalizePage } from "../src/normalize/normalize-page.js";

function normalize(page: string): Promise<Normalized> {
  return normalizePage("/acme/page.md", "page.md", page);
}

/** Tables of Markdown, as a reference is rendered. */
const TABLES = `# Halt a job

\`POST /queues/{queue_name}/jobs/{job_id}:halt\`

Halts the job of a queue and answers 202 when that has begun.

## Parameters

### Path parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`queue_name\` | \`string\` | Yes | The queue. |
| \`job_id\` | \`string (uuid)\` | Yes | The job. |

### Header parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`Acme-Preview\` | \`enum\` | No | Opts in to what is new. _Constant:_ \`Halt=V1\` |

## Responses

### 202 — Accepted

_No response body._

### 4XX — Client error

Content-Type: \`application/problem+json\`

What went wrong.

| Property | Type | Required | Description |
|----------|------|----------|-------------|
| \`error\` | \`Acme.Error\` | Yes |  |

#### \`error\` — \`Acme.Error\`

| Property | Type | Required | Description |
|----------|------|----------|-------------|
| \`code\` | \`string \\| null\` | Yes |  |
| \`causes\` | \`Acme.Error[]\` | No | What led to it. |
`;

/** Text that somebody copied from a rendered page: headings without marks, a part of a field to a line. */
const COPIED = `Skip to main content

The POST /v2/jobs/:id/halt endpoint asks a worker to halt a job soon.

Authentication

Send a key in the X-Acme-Key header or a JWT as Authorization: Bearer <token>.

Path Parameters

id
string (UUID)
required
The job that POST /v2/jobs returned.

Response — 200 OK

ok
true
Always so.
state
"halting"
The job is about to halt.

Error Responses

StatusBodyMeaning
404{ ok: false, error: "no such job" }There is no job of this id
409{ ok: false, error: "over" }The job is over

Example

curl -X POST https://jobs.acme.example.net/v2/jobs/6f1c/halt \\
  -H "X-Acme-Key: KEY"
curl -X POST https://jobs.acme.dev/v2/jobs/6f1c/halt \\
  -H "X-Acme-Key: KEY"
Example of an answer:
{
  "ok": true,
  "state": "halted",
  "late": true
}
`;

/** Code blocks only, each folded to a line. */
const CODE = `cURL
curl --request POST \\ --url https://api.example.com/jobs/{jobId}/halt \\ --header 'Content-Type: <content-type>' \\ --data ' { "force": true, "wait": 123 } '
{ "done": true, "job": { "job.id": "<string>", "job.marks[].at": 123 } }
Halt a job that runs
POST /jobs/{jobId}/halt
curl -X POST http://localhost:4000/jobs/550e8400-e29b-41d4-a716-446655440000/halt \\ -H "Content-Type: application/json" \\ -d '{}'
curl -X POST http://localhost:4000/jobs/550e8400-e29b-41d4-a716-446655440000/halt \\ -H "Authorization: Bearer KEY" \\ -d '{ "force": true }'
interface HaltRequest { force?: boolean; wait?: number; } interface HaltResponse { done: boolean; job: { id: string; state: 'idle' | 'gone'; note: string | null; }; }
{ "done": false, "error": "No such job" }
`;

test("tables become parameters, responses and schemas", async () => {
  const { document, questions } = await normalize(TABLES);
  expect(document).toEqual({
    openapi: "3.1.0",
    info: { title: "Halt a job", version: "1.0.0" },
    paths: {
      "/queues/{queue_name}/jobs/{job_id}:halt": {
        post: {
          operationId: "haltJob",
          summary: "Halt a job",
          description: "Halts the job of a queue and answers 202 when that has begun.",
          parameters: [
            {
              name: "queue_name",
              in: "path",
              required: true,
              description: "The queue.",
              schema: { type: "string" },
            },
            {
              name: "job_id",
              in: "path",
              required: true,
              description: "The job.",
              schema: { type: "string", format: "uuid" },
            },
            {
              name: "Acme-Preview",
              in: "header",
              description: "Opts in to what is new.",
              schema: { type: "string", const: "Halt=V1" },
            },
          ],
          responses: {
            "202": { description: "Accepted" },
            "4XX": {
              description: "What went wrong.",
              content: {
                "application/problem+json": {
                  schema: {
                    type: "object",
                    required: ["error"],
                    properties: { error: { $ref: "#/components/schemas/Acme.Error" } },
                  },
                },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        "Acme.Error": {
          type: "object",
          required: ["code"],
          properties: {
            code: { type: ["string", "null"] },
            causes: {
              type: "array",
              items: { $ref: "#/components/schemas/Acme.Error" },
              description: "What led to it.",
            },
          },
        },
      },
    },
  });
  expect(questions.map(({ message }) => message)).toEqual([
    "Which version does the API have? The page has none; `1.0.0` stands for it.",
    'What is the API called? "Halt a job" is the title of an operation.',
    "Where are requests sent to? No server is declared.",
    "Does the API ask for a credential? None is declared. If not, write `security: []`.",
  ]);
});

test("copied text becomes parameters, responses and security; what contradicts itself is a question", async () => {
  const { document, repairs, questions } = await normalize(COPIED);
  const error = (text: string): object => ({
    content: {
      "application/json": {
        schema: { type: "object", properties: { ok: { type: "boolean" }, error: { type: "string" } } },
        examples: { example1: { value: { ok: false, error: text } } },
      },
    },
  });
  expect(document).toEqual({
    openapi: "3.1.0",
    info: { title: "POST /v2/jobs/:id/halt", version: "v2" },
    servers: [{ url: "https://jobs.acme.dev" }],
    security: [{ apiKey: [] }, { token: [] }],
    paths: {
      "/v2/jobs/{id}/halt": {
        post: {
          operationId: "haltJob",
          description: "The POST /v2/jobs/:id/halt endpoint asks a worker to halt a job soon.",
          parameters: [
            {
              name: "id",
              in: "path",
              required: true,
              description: "The job that POST /v2/jobs returned.",
              schema: { type: "string", format: "uuid" },
            },
          ],
          responses: {
            "200": {
              description: "OK",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    properties: {
                      ok: { type: "boolean", const: true, description: "Always so." },
                      state: { type: "string", description: "The job is about to halt." },
                      late: { type: "boolean" },
                    },
                  },
                  examples: { example1: { value: { ok: true, state: "halted", late: true } } },
                },
              },
            },
            "404": { description: "There is no job of this id", ...error("no such job") },
            "409": { description: "The job is over", ...error("over") },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-Acme-Key" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  });
  expect(repairs.map(({ rule, line, column }) => `${line}:${column} ${rule}`)).toEqual([
    "3:5 prose",
    "3:5 path-colon",
  ]);
  expect(questions.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '16 Which values does "state" have? The page says "halting", and a sample has "halted".',
    "3 Which fields of the answers may be absent? Samples can't tell; required is what the page calls so.",
    "3 Is https://jobs.acme.dev where everybody sends requests to? It is only in calls of the page.",
    '3 What is the API called? "POST /v2/jobs/:id/halt" is the title of an operation.',
  ]);
});

test("calls, samples and interfaces become bodies; a status that the page does not have is not made up", async () => {
  const { text, document, questions } = await normalize(CODE);
  expect(document).toEqual({
    openapi: "3.1.0",
    info: { title: "Halt a job that runs", version: "1.0.0" },
    servers: [{ url: "http://localhost:4000" }],
    paths: {
      "/jobs/{jobId}/halt": {
        post: {
          operationId: "haltJob",
          summary: "Halt a job that runs",
          parameters: [{ name: "jobId", in: "path", required: true, schema: { type: "string" } }],
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  properties: { force: { type: "boolean" }, wait: { type: "number" } },
                },
                examples: { example1: { value: {} }, example2: { value: { force: true } } },
              },
            },
          },
          responses: {
            "2XX": {
              description: "Success.",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    required: ["done", "job"],
                    properties: {
                      done: { type: "boolean" },
                      job: {
                        type: "object",
                        required: ["id", "state", "note"],
                        properties: {
                          id: { type: "string" },
                          state: { type: "string", enum: ["idle", "gone"] },
                          note: { type: ["string", "null"] },
                          marks: {
                            type: "array",
                            items: { type: "object", properties: { at: { type: "number" } } },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
            default: {
              description: "Error.",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    properties: { done: { type: "boolean" }, error: { type: "string" } },
                  },
                  examples: { example1: { value: { done: false, error: "No such job" } } },
                },
              },
            },
          },
        },
      },
    },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  });
  expect(text).toContain(
    "# Likely, as nothing uses the schemes:\n# security:\n#   - token: []\ncomponents:\n",
  );
  expect(questions.map(({ message }) => message)).toEqual([
    "Which status has a success? The page shows its body only, so `2XX` stands for it.",
    "Which fields of the answers may be absent? Samples can't tell; required is what the page calls so.",
    "Which status has each of these errors? The page shows 1 without one.",
    "Is a credential needed always? 1 of 2 calls on the page send one.",
    'Is "jobId" always a UUID? All calls on the page have one.',
    "Does there have to be a body, and what holds for the fields that it leaves out?",
    "Is http://localhost:4000 where everybody sends requests to? It is only in calls of the page.",
    "Which version does the API have? The page has none; `1.0.0` stands for it.",
    "Which operations ask for a credential? Schemes are declared, and nothing uses them.",
    'What is the API called? "Halt a job that runs" is the title of an operation.',
  ]);
});

test.each([
  ["tables", TABLES],
  ["copied text", COPIED],
  ["code", CODE],
])("what comes out of %s is valid, and comes out of itself as it is", async (_, page) => {
  const { text } = await normalize(page);
  const findings = await lint(parseDocument("/acme/openapi.yaml", "openapi.yaml", text), {
    errorsOnly: true,
  });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(await normalize(text)).toMatchObject({ text, repairs: [] });
});

/** A reference of several operations, each with a line of its own. */
const REFERENCE = `# Jobs

## List jobs

GET https://api.acme.dev/v1/jobs

| Name | Type |
| --- | --- |

## Halt a job

\`POST https://api.acme.dev/v1/jobs/{job_id}/halt\`

### Path parameters

| Name | Type | Description |
| --- | --- | --- |
| \`job_id\` | \`string\` | The job. |

### 204 — Halted

    POST https://api.acme.dev/v1/jobs/job-1/halt

## Remove a job

DELETE https://api.acme.dev/v1/jobs/{job_id}
`;

test("each operation that has a line of its own is taken, with its part of the page", async () => {
  const { document, repairs } = await normalize(REFERENCE);
  expect(document).toEqual({
    openapi: "3.1.0",
    info: { title: "List jobs", version: "v1" },
    servers: [{ url: "https://api.acme.dev" }],
    paths: {
      "/v1/jobs": { get: { operationId: "listJobs", summary: "List jobs", responses: {} } },
      "/v1/jobs/{job_id}/halt": {
        post: {
          operationId: "haltJob",
          summary: "Halt a job",
          parameters: [
            {
              name: "job_id",
              in: "path",
              required: true,
              description: "The job.",
              schema: { type: "string" },
            },
          ],
          responses: { "204": { description: "Halted" } },
        },
      },
      "/v1/jobs/{job_id}": {
        delete: {
          operationId: "deleteJob",
          summary: "Remove a job",
          parameters: [{ name: "job_id", in: "path", required: true, schema: { type: "string" } }],
          responses: {},
        },
      },
    },
  });
  expect(repairs.map(({ rule, line }) => `${line} ${rule}`)).toEqual(["5 prose", "12 prose", "26 prose"]);
});

test("many parameters in one segment of a path take no time to be told apart", async () => {
  const page = `POST /jobs/${"{a}".repeat(90)}\n\ncurl https://api.acme.dev/jobs/${"a".repeat(900)}/\n`;
  expect(Object.keys((await normalize(page)).document["paths"] as object)).toEqual([
    `/jobs/${"{a}".repeat(90)}`,
  ]);
});

test("samples, interfaces and types that no person reads are left out", async () => {
  const page = `POST /jobs

{ "a": ${"[".repeat(200)}${"]".repeat(200)} }
interface JobResponse { ${"a: { ".repeat(200)}${"}".repeat(200)} }
interface NextResponse { a: string${"[]".repeat(1000)} }
`;
  expect((await normalize(page)).document["paths"]).toEqual({
    "/jobs": { post: { operationId: "postJob", responses: {} } },
  });
});

test("a page that names no operation is refused", async () => {
  await expect(normalize("404 Not Found\n\nnginx\n")).rejects.toThrow(
    "page.md: shows no OpenAPI document, and names no operation such as `POST /agents/{id}/stop`. Save another page.",
  );
});
