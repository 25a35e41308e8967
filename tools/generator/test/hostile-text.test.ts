import { describe, expect, test } from "vitest";
import { emit, emitRaw } from "./emission.js";
import { codeWith, docTags, exportedNames, parse, syntaxErrors } from "./emitted-code.js";
import { InputError } from "../src/finding.js";
import { spec } from "./spec.js";

const MARKER = "pwned";

const texts = [
  "*/ pwned(); /*",
  "**//**/ pwned(); /**",
  '"; pwned(); "',
  "'; pwned(); '",
  "`${pwned()}`",
  "${pwned()}",
  "x\u2028pwned();",
  "x\u2029*/pwned();",
  "x\rpwned();\npwned();",
  "\\u0022; pwned(); //",
  "}; pwned(); ({",
  "]: pwned; [",
  "<script>pwned()</script>",
  "\u0000\u001B[2J pwned()",
  "__proto__\npwned",
  "a/~1pwned#%22;pwned()",
];

/** An operation with members beside its id and responses. */
const operation = (members: string, response = "{ description: Failed. }"): string => `paths:
  /agents:
    post:
      operationId: stopAgents
      ${members}
      responses: { default: ${response} }
`;
const content = (members: string): string =>
  `{ description: Done., content: { application/json: { ${members} } } }`;
/** An operation that stops, with a property of any text in its body and its answer. */
const stop = (members: string, property = "a"): string => {
  const json = `content: { application/json: { schema: { type: object, required: [${property}], properties: { ${property}: { type: string } } } } }`;
  return `paths:
  /agents:
    post:
      operationId: stopAgents
      x-stop: { ${members} }
      requestBody: { ${json} }
      responses: { "200": { description: Done., ${json} }, default: { description: Failed. } }
`;
};
const schema = (members: string): string => `components: { schemas: { Agent: { ${members} } } }\n`;
const parameter = (members: string): string => operation(`parameters: [{ ${members} }]`);

/** Each place that a text can stand in; the text comes as JSON, which is YAML as well. */
const places: Readonly<Record<string, (text: string) => string>> = {
  title: (text) => `info: { title: ${text}, version: "1", description: Acme. }\n`,
  "description of the document": (text) => `info: { title: Acme, version: "1", description: ${text} }\n`,
  version: (text) => `info: { title: Acme, version: ${text} }\n`,
  license: (text) => `info: { title: Acme, version: "1", license: { name: ${text} } }\n`,
  "URL of a server": (text) => `servers: [{ url: ${text} }]\n`,
  "path of a server": (text) =>
    `servers: [{ url: ${JSON.stringify(`https://acme.example/${JSON.parse(text) as string}`)} }]\n`,
  "description of a server": (text) =>
    `servers: [{ url: "https://a.example" }, { url: "https://b.example", description: ${text} }]\n`,
  "name of a server variable": (text) =>
    `servers: [{ url: "https://a.example", variables: { ${text}: { default: a } } }]\n`,
  "default of a server variable": (text) =>
    `servers: [{ url: "https://{a}.example", variables: { a: { default: ${text}, description: One. } } }]\n`,
  "description of a server variable": (text) =>
    `servers: [{ url: "https://{a}.example", variables: { a: { default: "", description: ${text} } } }]\n`,
  "name of a security scheme": (text) =>
    `security: [{ ${text}: [] }]\ncomponents: { securitySchemes: { ${text}: { type: http, scheme: bearer } } }\n`,
  "description of a security scheme": (text) =>
    `components: { securitySchemes: { token: { type: http, scheme: bearer, description: ${text} } } }\n`,
  "header of a security scheme": (text) =>
    `components: { securitySchemes: { apiKey: { type: apiKey, in: header, name: ${text} } } }\n`,
  path: (text) =>
    `paths: { ${JSON.stringify(`/${JSON.parse(text) as string}`)}: { post: { operationId: stopAgents, responses: { "204": { description: Done. } } } } }\n`,
  "operation id": (text) =>
    `paths: { /a: { post: { operationId: ${text}, responses: { "204": { description: Done. } } } } }\n`,
  summary: (text) => operation(`summary: ${text}`),
  "description of an operation": (text) => operation(`description: ${text}`),
  "external documentation": (text) => operation(`externalDocs: { url: ${text} }`),
  "URL of external documentation": (text) =>
    operation(
      `externalDocs: { url: ${JSON.stringify(`https://acme.example/${JSON.parse(text) as string}`)} }`,
    ),
  tag: (text) => operation(`tags: [${text}]`),
  extension: (text) => operation(`x-note: { ${text}: ${text} }`),
  "value that tells a stop": (text) =>
    stop(
      `outcomes: { "200": { property: a, values: { ${text}: failed }, other: unknown }, default: failed }`,
    ),
  "property that tells a stop": (text) =>
    stop(`outcomes: { "200": { property: ${text}, values: {}, other: unknown }, default: failed }`, text),
  "property of a forced stop": (text) =>
    stop(`force: { ${text}: ${text} }, outcomes: { "200": stopped, default: failed }`, text),
  "outcome of a stop": (text) => stop(`outcomes: { "200": ${text}, default: failed }`),
  "status of a stop": (text) => stop(`outcomes: { ${text}: failed, "200": stopped, default: failed }`),
  "name of a path parameter": (text) =>
    `paths: { ${JSON.stringify(`/a/{${JSON.parse(text) as string}}`)}: { post: { operationId: stopAgent, parameters: [{ name: ${text}, in: path, required: true, schema: { type: string } }], responses: { default: { description: Failed. } } } } }\n`,
  "name of a query parameter": (text) =>
    parameter(`name: ${text}, in: query, required: true, schema: { type: string }`),
  "name of a header parameter": (text) => parameter(`name: ${text}, in: header, schema: { type: string }`),
  "description of a parameter": (text) =>
    parameter(`name: a, in: query, description: ${text}, schema: { type: string }`),
  "default of a parameter": (text) =>
    parameter(`name: a, in: query, required: true, schema: { type: string, default: ${text} }`),
  "constant of a parameter": (text) =>
    parameter(`name: a, in: query, required: true, schema: { type: string, const: ${text} }`),
  "example of a parameter": (text) =>
    parameter(`name: a, in: query, required: true, example: ${text}, schema: { type: string }`),
  "description of a request body": (text) =>
    operation(
      `requestBody: { description: ${text}, content: { application/json: { schema: { type: object } } } }`,
    ),
  "media type": (text) =>
    operation(
      "summary: Stop",
      `{ description: Failed., content: { ${text}: { schema: { type: string } } } }`,
    ),
  "media type that looks like JSON": (text) =>
    operation(
      "summary: Stop",
      `{ description: Failed., content: { ${JSON.stringify(`application/${JSON.parse(text) as string}+json`)}: { schema: { type: string } } } }`,
    ),
  status: (text) =>
    `paths: { /a: { post: { operationId: stopAgents, responses: { ${text}: { description: Done. } } } } }\n`,
  "description of a response": (text) => operation("summary: Stop", `{ description: ${text} }`),
  "name of a response header": (text) =>
    operation(
      "summary: Stop",
      `{ description: Failed., headers: { ${text}: { schema: { type: string } } } }`,
    ),
  "name of an example": (text) =>
    operation("summary: Stop", content(`schema: { type: string }, examples: { ${text}: { value: a } }`)),
  "value of an example": (text) =>
    operation("summary: Stop", content(`schema: {}, examples: { one: { value: { ${text}: ${text} } } }`)),
  "value of a request's example": (text) =>
    operation(
      `requestBody: { required: true, content: { application/json: { schema: {}, examples: { one: { value: { ${text}: ${text} } } } } } }`,
    ),
  "name of a schema": (text) => `components: { schemas: { ${text}: { type: string } } }\n`,
  "name of a component parameter": (text) =>
    `components: { parameters: { ${text}: { name: a, in: query, schema: { type: string } } } }\n`,
  "title of a schema": (text) => schema(`type: string, title: ${text}`),
  "description of a schema": (text) => schema(`type: string, description: ${text}`),
  "format of a schema": (text) => schema(`type: string, format: ${text}`),
  "default of a schema": (text) =>
    schema(`type: object, properties: { a: { type: string, default: ${text} } }`),
  "example of a schema": (text) => schema(`type: string, examples: [${text}]`),
  "member of an enum": (text) => schema(`type: string, enum: [${text}]`),
  constant: (text) => schema(`const: ${text}`),
  "name of a property": (text) => schema(`type: object, properties: { ${text}: { type: string } }`),
  "name of a required property": (text) => schema(`type: object, required: [${text}]`),
  "required property of a combination": (text) => schema(`allOf: [{ type: object }], required: [${text}]`),
  "property of a discriminator": (text) =>
    schema(`oneOf: [{ type: object }], discriminator: { propertyName: ${text} }`),
  "mapping of a discriminator": (text) =>
    schema(`oneOf: [{ type: object }], discriminator: { propertyName: a, mapping: { ${text}: ${text} } }`),
  reference: (text) => schema(`$ref: ${text}`),
  "reference to a component": (text) =>
    schema(`$ref: ${JSON.stringify(`#/components/schemas/${JSON.parse(text) as string}`)}`),
  type: (text) => schema(`type: ${text}`),
};

describe.each(Object.entries(places))("%s", (_, place) => {
  test.each(texts.map((text) => JSON.stringify(text)))(
    "%s is refused with its place, or is never code",
    async (text) => {
      const files = await emitOrRefuse(spec(place(text)));
      // Where the text is a name, its words are in the names that the package exports.
      const names = exportedNames(files["src/index.ts"] ?? "");
      for (const [path, code] of Object.entries(files)) {
        if (path === "package.json") expect(() => JSON.parse(code) as unknown).not.toThrow();
        if (!path.endsWith(".ts")) continue;
        const file = parse(path, code);
        expect(syntaxErrors(file), path).toEqual([]);
        expect(
          codeWith(file, MARKER).filter((name) => !names.includes(name)),
          path,
        ).toEqual([]);
      }
    },
  );
});

/** The emitted files; none when lint refuses the spec with a place. */
async function emitOrRefuse(text: string): Promise<Readonly<Record<string, string>>> {
  try {
    return await emitRaw(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.findings).not.toEqual([]);
    for (const { line, column } of error.findings) expect([line > 0, column > 0]).toEqual([true, true]);
    return {};
  }
}

test.each([
  ["the description of an operation", operation('description: "Stops.\\n@deprecated Use nothing."')],
  ["the summary of an operation", operation('summary: "@deprecated"')],
  [
    "the description of a response",
    operation("summary: Stop", '{ description: "Failed.\\n@deprecated Use nothing." }'),
  ],
  [
    "the description of a parameter",
    parameter('name: a, in: query, description: "@deprecated Use nothing.", schema: { type: string }'),
  ],
  [
    "a word that wrapping moves to the start of a line",
    operation(`description: ${"word ".repeat(19)} @deprecated`),
  ],
])("a tag in %s stays prose", async (_, sections) => {
  const { "src/stop-agents.ts": code = "" } = await emit(spec(sections));
  expect(docTags(parse("stop-agents.ts", code), "throws")).toHaveLength(5);
  expect(docTags(parse("stop-agents.ts", code), "deprecated")).toEqual([]);
});
