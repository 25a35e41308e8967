import { describe, expect, test } from "vitest";
import { emit } from "./emission.js";
import { duplicateNames, parse } from "./emitted-code.js";
import { InputError } from "../src/finding.js";
import { spec } from "./spec.js";

/** The names that a test of a spec's package declares twice; none when the spec is refused. */
async function duplicates(text: string, name?: string): Promise<readonly string[]> {
  try {
    const { "test/contract.test.ts": contract = "", "test/types.test-d.ts": types = "" } = await emit(
      text,
      name,
    );
    return [contract, types].flatMap((code) => duplicateNames(parse("test.ts", code)));
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

describe("the contract test and the type test declare no name twice", () => {
  test.each(["acme", "server", "test", "expect", "describe", "after-all", "stop-agent"])(
    "for a spec called %s",
    async (name) => {
      expect(await duplicates(spec(), name)).toEqual([]);
    },
  );

  test.each([
    "acme",
    "server",
    "test",
    "expect",
    "expectTypeOf",
    "client",
    "result",
    "describe",
    "afterAll",
    "startProviderServer",
    "createAcmeClient",
  ])("for an operation called %s", async (id) => {
    expect(await duplicates(spec().replace("stopAgent", id))).toEqual([]);
  });
});

describe("a package has contract tests only where their server can check all that the spec says", () => {
  test.each([
    ["yes: parameters that are one text", spec()],
    ["no: no operation", spec("paths: {}\n")],
    [
      "yes: bearer tokens and Basic, in any case",
      withSchemes("one: { type: http, scheme: BEARER }", "other: { type: http, scheme: basic }"),
    ],
    ["yes: a key", withSchemes("one: { type: apiKey, in: cookie, name: sid }")],
    ["no: another scheme of HTTP", withSchemes("one: { type: http, scheme: digest }")],
    [
      "no: another scheme of HTTP beside a bearer token",
      withSchemes("one: { type: http, scheme: bearer }", "other: { type: http, scheme: digest }"),
    ],
    [
      "yes: JSON or text to send",
      withOperation(
        "requestBody: { content: { application/json: { example: {} }, text/plain: { example: a } } }",
      ),
    ],
    [
      "no: a form to send, beside JSON",
      withOperation(
        "requestBody: { content: { application/json: { example: {} }, application/x-www-form-urlencoded: {} } }",
      ),
    ],
    [
      "no: a list as a parameter",
      withOperation(
        "parameters: [{ name: ids, in: query, schema: { type: array, items: { type: string } }, example: [a] }]",
      ),
    ],
    ["no: a query in a path", withOperation("description: Adds.", "/runs?view=all")],
    ["no: a server of an operation", withOperation("servers: [{ url: https://runs.acme.example }]")],
  ])("%s", async (title, text) => {
    expect(Object.keys(await emit(text)).includes("test/contract.test.ts")).toBe(title.startsWith("yes"));
  });
});

function withSchemes(...schemes: readonly string[]): string {
  return spec(`components:\n  securitySchemes:\n${schemes.map((scheme) => `    ${scheme}\n`).join("")}`);
}

/** A spec with an operation that has contract tests, and one that has a member. */
function withOperation(member: string, path = "/runs"): string {
  return spec(`paths:
  /agents:
    get:
      operationId: listAgents
      responses: { "204": { description: None. } }
  ${path}:
    post:
      operationId: addRun
      ${member}
      responses: { "204": { description: Added. } }
`);
}

/** The titles of the contract tests of a spec's package, each after that of its group. */
async function titles(text: string): Promise<readonly string[]> {
  const { "test/contract.test.ts": code = "" } = await emit(text);
  return [...code.matchAll(/^ *(?:describe|test)\((".*"), (?:async )?\(\) => \{$/gm)].map(
    ([, title = ""]) => JSON.parse(title) as string,
  );
}

test("an operation that must be sent what has no example is not called", async () => {
  const text = withOperation(
    "requestBody: { required: true, content: { application/json: { schema: {} } } }",
  );
  const { "test/contract.test.ts": code } = await emit(text);
  expect(code).toContain("listAgents(");
  expect(code).not.toContain("addRun(");
});

describe("what is tested follows from what the spec has", () => {
  const mock = ["mock", "refuses a request that the spec does not describe"];

  test("without an example of a success, nothing is sent that has to succeed", async () => {
    const document = spec(`components:
  securitySchemes: { token: { type: http, scheme: bearer }, key: { type: apiKey, in: header, name: key } }
paths:
  /image:
    post:
      operationId: getImage
      security: [{ token: [] }, { key: [] }]
      requestBody: { content: { application/json: { examples: { small: { value: { width: 1 } } } } } }
      responses: { "200": { description: A picture., content: { image/png: {} } } }
  /login:
    get:
      operationId: startLogin
      security: [{ token: [] }, { key: [] }]
      parameters: [{ name: next, in: query, schema: { type: string }, example: a }]
      responses: { "302": { description: Goes on elsewhere. } }
`);
    expect(await titles(document)).toEqual([
      "getImage",
      "throws an HttpError for 202, which the spec does not declare",
      "throws an HttpError for 418, which the spec does not declare",
      "follows no redirect",
      "throws an HttpError for 500 without a body",
      "throws a DecodeError for 200 with an HTML page",
      "startLogin",
      "throws an HttpError for 302",
      "throws an HttpError for 202, which the spec does not declare",
      "throws an HttpError for 418, which the spec does not declare",
      "follows no redirect",
      "throws an HttpError for 302 without a body",
      "throws a DecodeError for 200 with an HTML page",
      ...mock,
    ]);
  });

  test("an operation that takes no credential is not sent without one again", async () => {
    const document = spec(`paths:
  /agents:
    get:
      operationId: listAgents
      security: [{}]
      responses: { "204": { description: None. } }
`);
    expect(await titles(document)).toEqual([
      "listAgents",
      "returns nothing for 204",
      "throws an HttpError for 202, which the spec does not declare",
      "throws an HttpError for 418, which the spec does not declare",
      "follows no redirect",
      "throws an HttpError for 500 without a body",
      "throws a DecodeError for 200 with an HTML page",
      "mock",
      "answers listAgents with its first success",
      "refuses a request that the spec does not describe",
    ]);
  });

  test("what is answered before the answer is no error", async () => {
    const document = spec(`paths:
  /agents:
    get:
      operationId: listAgents
      responses: { "103": { description: Hints. }, "204": { description: None. }, "404": { description: Nowhere. } }
`);
    expect(await titles(document)).toContain("throws an HttpError for 404 without a body");
  });

  test.each([
    ["text/html", false],
    ["text/*", false],
    ["'*/*'", false],
    ["application/*", true],
    ["text/html+skybridge", true],
  ])("an HTML page in the place of %s is an error: %s", async (mediaType, want) => {
    const document = spec(`paths:
  /page:
    get:
      operationId: getPage
      responses: { "200": { description: A page., content: { ${mediaType}: { schema: { type: string } } } } }
`);
    const found = await titles(document);
    expect(found.includes("throws a DecodeError for 200 with an HTML page")).toBe(want);
  });

  test("an answer that the spec does not declare is JSON, unless default is something else", async () => {
    const undeclared = async (rest: string): Promise<string | undefined> => {
      const responses = `{ "204": { description: None. }${rest} }`;
      const { "test/contract.test.ts": code = "" } = await emit(
        spec(`paths: { /agents: { get: { operationId: listAgents, responses: ${responses} } } }\n`),
      );
      return /answerRaw\(\{ status: 202.*?\}\);/.exec(code.replaceAll(/\s+/g, " "))?.[0];
    };
    const ofDefault = (content: string) => `, default: { description: Failed., content: { ${content} } }`;
    const json = 'answerRaw({ status: 202, headers: { "content-type": "application/json" }, body: "{}" });';
    expect(await undeclared("")).toBe(json);
    expect(await undeclared(ofDefault("application/json: {}"))).toBe(json);
    expect(await undeclared(ofDefault("text/plain: {}"))).toBe("answerRaw({ status: 202 });");
  });

  test("default stands for the first error of the caller's that means nothing of its own to a stop", async () => {
    const document = spec(`paths:
  /agents/stop:
    post:
      operationId: stopAgents
      x-stop: { outcomes: { "200": stopped, "400": not-found, "401": already-stopped, default: failed } }
      responses: { "200": { description: Stopped. }, default: { description: Anything else. } }
`);
    const { "test/contract.test.ts": code } = await emit(document);
    expect(code).toContain(`  test("default is failed", async () => {
    await server.answer("default", { status: 402 });
    const result = await stop(client, {});
    expect(result).toMatchObject({ outcome: "failed", confirmed: false, attempts: 1, status: 402 });
  });
`);
  });

  test("a stop that can't be called by examples is not called", async () => {
    const document = spec(`paths:
  /agents:
    get:
      operationId: listAgents
      responses: { "204": { description: None. } }
  /agents/{id}/stop:
    post:
      operationId: stopAgent
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      x-stop: { outcomes: { "204": stopped } }
      responses: { "204": { description: Stopped. } }
`);
    const groups = ["listAgents", "stopAgent", "stop", "mock"];
    const found = await titles(document);
    expect(found.filter((title) => groups.includes(title))).toEqual(["listAgents", "mock"]);
  });

  test("a package without a mock has no test of one", async () => {
    const operations = Array.from({ length: 51 }, (_, index) => {
      return `  /runs/${index}: { get: { operationId: getRun${index}, responses: { "204": { description: None. } } } }\n`;
    });
    const files = await emit(spec(`paths:\n${operations.join("")}`));
    expect(files).not.toHaveProperty(["src/mock.ts"]);
    expect(files["test/contract.test.ts"]).toContain('test("returns nothing for 204"');
    expect(files["test/contract.test.ts"]).not.toContain("mock");
  });
});
