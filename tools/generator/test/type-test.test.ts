import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emit } from "./emission.js";
import { spec } from "./spec.js";
import { compileTypeTests, type Packages } from "./type-test.js";

const SCENARIOS = join(import.meta.dirname, "scenarios");
const TESTED = join(import.meta.dirname, "whole-packages/tested.yaml");

test("what a package expects of its types holds, whatever the document", async () => {
  const scenarios = readdirSync(SCENARIOS).map((file, index) => {
    const [, given = ""] = /^```yaml spec\n(.*?)^```$/ms.exec(readFileSync(join(SCENARIOS, file), "utf8"))!;
    return [`scenario-${index}`, spec(given)] as const;
  });
  const texts = [...scenarios, ["tested", readFileSync(TESTED, "utf8")] as const];
  const emitted = await Promise.all(
    texts.map(async ([name, text]) => [name, await emit(text, name)] as const),
  );
  const tested = emitted.filter(([, files]) => "test/types.test-d.ts" in files);
  expect(tested.length).toBeGreaterThan(20);
  expect(await compileTypeTests(Object.fromEntries(tested))).toEqual({});
}, 120_000);

const document = spec(`components:
  securitySchemes:
    token: { type: http, scheme: bearer, description: A token. }
  schemas:
    Stopping: { type: object, required: [state], properties: { state: { const: stopping, type: string } } }
    Stopped: { type: object, required: [state, at], properties: { state: { const: stopped, type: string }, at: { type: integer } } }
    Answer: { oneOf: [{ $ref: "#/components/schemas/Stopping" }, { $ref: "#/components/schemas/Stopped" }] }
    Problem: { type: object, properties: { title: { type: string } } }
    Missing: { type: object, properties: { id: { type: string } } }
security: [{ token: [] }]
servers: [{ url: "https://{account}.acme.example", variables: { account: { default: "main" } } }]
paths:
  /agents/{id}/stop:
    post:
      operationId: stopAgent
      parameters:
        - { name: id, in: path, required: true, schema: { type: string }, example: agent-1 }
        - { name: mode, in: query, schema: { type: string, enum: [now, later] }, example: now }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [reason], properties: { reason: { type: string }, timeout: { type: integer } } }
            examples: { short: { value: { reason: Idle., timeout: 10 } } }
      responses:
        "200": { description: Done., content: { application/json: { schema: { $ref: "#/components/schemas/Answer" }, examples: { stopping: { value: { state: stopping } }, stopped: { value: { state: stopped, at: 1 } } } } } }
        "404": { description: None., content: { application/json: { schema: { $ref: "#/components/schemas/Missing" }, examples: { missing: { value: { id: agent-1 } } } } } }
        4XX: { description: Refused., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" }, examples: { refused: { value: { title: No. } } } } } }
      x-stop:
        outcomes: { "200": { property: state, values: { stopping: stopping, stopped: stopped } }, "404": not-found, 4XX: failed }
`);

/** A fault of the package's types, and what its type test says about it. */
interface Fault {
  readonly title: string;
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly said: readonly unknown[];
}

const anything = "readonly [name: string]: unknown;";
const differs = expect.stringMatching(/^packages\/fault-\d+\/test\/types\.test-d\.ts.* error TS2344/);

const faults: readonly Fault[] = [
  {
    title: "a needed option may be left out",
    file: "src/client.ts",
    from: "readonly token: Credential",
    to: "readonly token?: Credential",
    said: ["A needed option is missing."],
  },
  {
    title: "an option takes anything",
    file: "src/client.ts",
    from: "readonly account?: string | undefined",
    to: "readonly account?: unknown",
    said: ["This is no number."],
  },
  {
    title: "a client takes options that nobody knows",
    file: "src/client.ts",
    from: "  readonly token:",
    to: `  ${anything}\n  readonly token:`,
    said: ["There is no option of this name.", "There is no option of this name."],
  },
  {
    title: "a required parameter may be left out",
    file: "src/stop-agent.ts",
    from: "readonly id:",
    to: "readonly id?:",
    said: ["What the spec requires is missing.", "What the spec requires is missing."],
  },
  {
    title: "a required body may be left out",
    file: "src/stop-agent.ts",
    from: "readonly body:",
    to: "readonly body?:",
    said: ["What the spec requires is missing.", "What the spec requires is missing."],
  },
  {
    title: "a parameter takes anything",
    file: "src/stop-agent.ts",
    from: /readonly id: .*;/,
    to: "readonly id: unknown;",
    said: ["The spec has another type."],
  },
  {
    title: "a parameter takes other values than those of its list",
    file: "src/schema.ts",
    from: 'mode?: "now" | "later"',
    to: "mode?: string",
    said: ["The spec has another type."],
  },
  {
    title: "an operation takes parameters that nobody knows",
    file: "src/stop-agent.ts",
    from: "  readonly id:",
    to: `  ${anything}\n  readonly id:`,
    said: Array.from({ length: 3 }, () => "There is no parameter of this name."),
  },
  {
    title: "a property of the body takes anything",
    file: "src/schema.ts",
    from: "timeout?: number",
    to: "timeout?: unknown",
    said: ["The spec has another type."],
  },
  {
    title: "a required property of the body may be left out",
    file: "src/schema.ts",
    from: "reason: string",
    to: "reason?: string",
    said: ["What the spec requires is missing."],
  },
  {
    title: "a body takes properties that nobody knows",
    file: "src/schema.ts",
    from: "reason: string;",
    to: `reason: string;\n${anything}`,
    said: ["There is no property of this name.", "There is no property of this name."],
  },
  {
    title: "a result is of another type",
    file: "src/stop-agent.ts",
    from: "): Promise<Answer> {",
    to: "): Promise<Answer | undefined> {",
    said: expect.arrayContaining([differs]) as readonly unknown[],
  },
  {
    title: "a status of a result is any text",
    file: "src/schema.ts",
    from: 'state: "stopping"',
    to: "state: string",
    said: [differs, "The spec has no such value."],
  },
  {
    title: "a union has all properties of its types",
    file: "src/schema.ts",
    from: 'state: "stopping";',
    to: 'state: "stopping"; at?: number;',
    said: ["Not each of the types has it."],
  },
  {
    title: "an error has another body",
    file: "src/stop-agent.ts",
    from: "HttpError<404, Missing>",
    to: "HttpError<404, Problem>",
    said: [differs],
  },
  {
    title: "a range of errors has another body",
    file: "src/stop-agent.ts",
    from: /HttpError<(.*), Problem>/,
    to: "HttpError<$1>",
    said: [differs],
  },
  {
    title: "an undeclared error has the body of another",
    file: "src/stop-agent.ts",
    from: /HttpError<(Exclude<Status, [^>]*>)>/,
    to: "HttpError<$1, Problem>",
    said: [differs],
  },
  {
    title: "a success is an error",
    file: "src/stop-agent.ts",
    from: "Exclude<Status, 200 |",
    to: "Exclude<Status,",
    said: ["A success is no error."],
  },
  {
    title: "any number is the status of an error",
    file: "src/stop-agent.ts",
    from: "error is StopAgentError",
    to: "error is StopAgentError | HttpError<number>",
    said: [differs, differs, "A success is no error.", "There is no such status."],
  },
  {
    title: "stop takes anything and says anything",
    file: "src/stop.ts",
    from: "Stop<AcmeClient, StopAgentParameters>",
    to: "(client: AcmeClient, parameters: object) => Promise<{ outcome: string }>",
    said: [
      differs,
      "There is no such outcome.",
      "What the spec requires is missing.",
      "What the spec requires is missing.",
    ],
  },
  {
    title: "a mock takes examples that nobody knows",
    file: "src/mock.ts",
    from: 'mock.MockScript<"stopping" | "stopped" | "missing" | "refused">',
    to: "mock.MockScript<string>",
    said: ["There is no example of this name."],
  },
  {
    title: "a mock lacks an example",
    file: "src/mock.ts",
    from: '| "refused">',
    to: ">",
    said: [
      expect.stringMatching(/^packages\/fault-\d+\/test\/types\.test-d\.ts.* error TS2322: Type '"refused"'/),
    ],
  },
  {
    title: "a mock takes operations that nobody knows",
    file: "src/mock.ts",
    from: "readonly stopAgent?:",
    to: `${anything}\n  readonly stopAgent?:`,
    said: ["There is no operation of this name."],
  },
];

test("each fault of the types is found where the package expects otherwise", async () => {
  const packages: Packages = Object.fromEntries(
    await Promise.all(
      faults.map(async ({ file, from, to }, index) => {
        const files = await emit(document, "acme");
        const text = files[file] ?? "";
        expect(text.replace(from, to), file).not.toBe(text);
        // Each fault is in a package of its own.
        const renamed = Object.entries({ ...files, [file]: text.replace(from, to) }).map(
          ([path, code]) =>
            [path, code.replaceAll("@agent-stop/acme", `@agent-stop/fault-${index}`)] as const,
        );
        return [`fault-${index}`, Object.fromEntries(renamed)] as const;
      }),
    ),
  );
  const found = await compileTypeTests(packages);
  const said = faults.map(({ title }, index) => {
    // A source may have an import left that is of no use any more.
    return [title, found[`fault-${index}`]?.filter((each) => !each.includes("/src/"))];
  });
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(faults.map((each) => [each.title, each.said])));
}, 120_000);
