import { describe, expect, test } from "vitest";
import { buildProvider } from "../src/build.js";
import type { OpenApi } from "../src/document.js";
import { emitNarrowing } from "../src/emit/type-narrowing.js";
import { origin } from "./origin.js";

const text = { type: "string" };
const states = { type: "string", enum: ["idle", "busy"] };
const noSuchValue = "// @ts-expect-error The spec has no such value.";

/** What is said of the result of an operation that has the responses, in lines. */
function narrow(responses: OpenApi, schemas: OpenApi = {}): readonly string[] {
  const document = {
    openapi: "3.1.0",
    paths: { "/agents": { get: { operationId: "getAgent", responses } } },
    components: { schemas },
  };
  const provider = buildProvider(origin, document);
  return emitNarrowing(provider, document, provider.operations[0]!).flatMap((code) => code.split("\n"));
}

function narrowSchema(schema: unknown, schemas: OpenApi = {}): readonly string[] {
  return narrow({ 200: { description: "Done.", content: { "application/json": { schema } } } }, schemas);
}

/** A closed object whose properties are all required. */
function closed(properties: OpenApi): OpenApi {
  return { type: "object", required: Object.keys(properties), properties };
}

describe("a property never has a value that the spec does not list", () => {
  test("also one of an object within it, which may be absent", () => {
    const settings = {
      type: "object",
      required: ["mode"],
      properties: { mode: { const: "fast", type: "string" } },
    };
    const agent = {
      type: "object",
      required: ["state", "own"],
      properties: { state: states, own: settings, settings },
    };
    expect(narrowSchema(agent)).toEqual([
      noSuchValue,
      'if (result.state === "idlee") return;',
      noSuchValue,
      'if (result.own.mode === "fastt") return;',
      noSuchValue,
      'if (result.settings?.mode === "fastt") return;',
    ]);
  });

  test("also one whose name is none of a variable", () => {
    expect(narrowSchema(closed({ "agent-state": states }))).toEqual([
      noSuchValue,
      'if (result["agent-state"] === "idlee") return;',
    ]);
  });

  test("also one that lists none", () => {
    expect(narrowSchema(closed({ state: { type: "string", enum: [] } }))).toEqual([
      noSuchValue,
      'if (result.state === "x") return;',
    ]);
  });

  test("which is not said of what each object inherits, or of any text", () => {
    expect(narrowSchema(closed({ constructor: states, name: text, any: {} }))).toEqual([]);
  });

  test("which is not said where it would not fit in a line", () => {
    const longest = "a".repeat(40);
    const line = `if (result.state === "${longest}a") return;`;
    expect(line.indexOf(")") - line.indexOf("(") - 1).toBe(60);
    expect(narrowSchema(closed({ state: { type: "string", enum: [longest] } }))).toEqual([noSuchValue, line]);
    expect(narrowSchema(closed({ state: { type: "string", enum: [`${longest}a`] } }))).toEqual([]);
  });
});

describe("nothing is said of a result", () => {
  const response = {
    description: "Done.",
    content: { "application/json": { schema: closed({ state: states }) } },
  };
  test.each([
    ["of which there is none", { 404: response }],
    ["that may be one of two", { 200: response, 201: response }],
    ["without content", { 200: { description: "Done." } }],
    [
      "that is no JSON",
      { 200: { description: "Done.", content: { "text/plain": { schema: closed({ state: states }) } } } },
    ],
    [
      "that may be other than JSON",
      { 200: { ...response, content: { ...response.content, "text/plain": {} } } },
    ],
  ])("%s", (_, responses) => expect(narrow(responses)).toEqual([]));

  test("that has no plain schema", () => {
    expect(narrowSchema({ allOf: [closed({ state: states })] })).toEqual([]);
  });
});

describe("of several schemas, the values of a property tell which it is", () => {
  const kind = (...values: readonly string[]) => ({ type: "string", enum: values });
  const both = { oneOf: [{ $ref: "#/components/schemas/Done" }, { $ref: "#/components/schemas/Waiting" }] };
  const done = closed({ id: text, kind: kind("done") });
  const waiting = closed({ id: text, kind: kind("waiting", "late"), since: text });

  test("and what only one of them has is not in all", () => {
    expect(narrowSchema(both, { Done: done, Waiting: waiting })).toEqual([
      'if (result.kind === "done") expectTypeOf(result).toEqualTypeOf<Done>();',
      'if (result.kind === "waiting") expectTypeOf(result).toEqualTypeOf<Waiting>();',
      noSuchValue,
      'if (result.kind === "donee") return;',
      "// @ts-expect-error Not each of the types has it.",
      "expectTypeOf(result.since);",
    ]);
  });

  test("and where all have the same properties, or one has a long name, nothing is said of those", () => {
    const lines = [
      'if (result.kind === "done") expectTypeOf(result).toEqualTypeOf<Done>();',
      'if (result.kind === "waiting") expectTypeOf(result).toEqualTypeOf<Waiting>();',
      noSuchValue,
      'if (result.kind === "donee") return;',
    ];
    const same = closed({ id: text, kind: kind("waiting") });
    expect(narrowSchema(both, { Done: done, Waiting: same })).toEqual(lines);
    const long = closed({ id: text, kind: kind("waiting"), ["a".repeat(61)]: text });
    expect(narrowSchema(both, { Done: done, Waiting: long })).toEqual(lines);
    const longest = closed({ id: text, kind: kind("waiting"), ["a".repeat(60)]: text });
    expect(narrowSchema(both, { Done: done, Waiting: longest })).toHaveLength(6);
  });

  test("by the first property of the first that can", () => {
    const one = closed({ name: text, first: kind("a"), second: kind("b") });
    const other = closed({ name: text, second: kind("c"), first: kind("d") });
    expect(narrowSchema(both, { Done: one, Waiting: other })[0]).toBe(
      'if (result.first === "a") expectTypeOf(result).toEqualTypeOf<Done>();',
    );
  });

  test.each([
    ["they have values in common", both, done, closed({ id: text, kind: kind("waiting", "done") })],
    ["one of them lists no values", both, done, closed({ id: text, kind: text })],
    ["one of them may lack it", both, done, { ...waiting, required: ["id"] }],
    ["one of them has no such property", both, done, closed({ id: text })],
    ["one of them may have others", both, done, { ...waiting, additionalProperties: true }],
    ["one of them is not plain", both, done, { allOf: [waiting] }],
    ["the first of them is not plain", both, { allOf: [done] }, waiting],
    ["one of them has no name", { oneOf: [both.oneOf[0], waiting] }, done, waiting],
    ["there is one only", { oneOf: [both.oneOf[0]] }, done, waiting],
    ["any of them may hold", { anyOf: both.oneOf }, done, waiting],
    ["there is no list of them", { oneOf: {} }, done, waiting],
    ["they have properties in common", { ...both, properties: { other: text } }, done, waiting],
    ["all are more than that", { ...both, allOf: [done] }, done, waiting],
    ["a choice stands beside", { ...both, anyOf: [done] }, done, waiting],
    ["some are excluded", { ...both, not: done }, done, waiting],
    ["a discriminator adds values", { ...both, discriminator: { propertyName: "kind" } }, done, waiting],
  ])("but not where %s", (_, schema, one, other) => {
    expect(narrowSchema(schema, { Done: one, Waiting: other })).toEqual([]);
  });
});
