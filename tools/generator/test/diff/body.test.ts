import { api, json } from "./api.js";
import { testCases } from "./diff-case.js";

const request = (body: string) =>
  ({
    refusedBy: "head",
    path: "/agents/a/stop",
    headers: { "content-type": "application/json" },
    body,
  }) as const;
const object = (properties: string, required = ""): string => {
  return `{ type: object, required: [${required}], properties: { ${properties} } }`;
};

testCases([
  {
    title: "an optional body is new",
    base: api(),
    head: api({ body: json(object("mode: { type: string }"), false) }),
    bump: "minor",
    reasons: ["The body of `stopAgent` is new."],
  },
  {
    title: "a required body is new",
    base: api(),
    head: api({ body: json(object("mode: { type: string }")) }),
    bump: "major",
    reasons: ["The body of `stopAgent` is new, and has to be given."],
    code: `await acme.stopAgent(client, { id: "a" });`,
    request: { refusedBy: "head", path: "/agents/a/stop" },
  },
  {
    title: "the body is gone",
    base: api({ body: json(object("mode: { type: string }"), false) }),
    head: api(),
    bump: "major",
    reasons: ["The body of `stopAgent` is gone."],
    code: `await acme.stopAgent(client, { id: "a", body: {} });`,
  },
  {
    title: "the body has to be given",
    base: api({ body: json(object("mode: { type: string }"), false) }),
    head: api({ body: json(object("mode: { type: string }"), true) }),
    bump: "major",
    reasons: ["The body of `stopAgent` has to be given."],
    code: `await acme.stopAgent(client, { id: "a" });`,
    request: { refusedBy: "head", path: "/agents/a/stop" },
  },
  {
    title: "an optional property of the body is new",
    base: api({ body: json(object("mode: { type: string }")) }),
    head: api({ body: json(object("mode: { type: string }, force: { type: boolean }")) }),
    bump: "minor",
    reasons: ["`body.force` (taken by `stopAgent`) is new."],
  },
  {
    title: "a required property of the body is new",
    base: api({ body: json(object("mode: { type: string }")) }),
    head: api({ body: json(object("mode: { type: string }, force: { type: boolean }", "force")) }),
    bump: "major",
    reasons: ["`body.force` (taken by `stopAgent`) is new, and has to be given."],
    code: `await acme.stopAgent(client, { id: "a", body: { mode: "soft" } });`,
    request: request(`{"mode":"soft"}`),
  },
  {
    title: "a property of the body is gone",
    base: api({ body: json(object("mode: { type: string }, force: { type: boolean }")) }),
    head: api({ body: json(object("mode: { type: string }")) }),
    bump: "major",
    reasons: ["`body.force` (taken by `stopAgent`) is gone."],
    code: `await acme.stopAgent(client, { id: "a", body: { mode: "soft", force: true } });`,
  },
  {
    title: "a property of a named type has to be given, deep in the body",
    base: api({
      body: json(`{ $ref: "#/components/schemas/Stop" }`),
      schemas: `Stop: ${object("by: { type: array, items: { $ref: '#/components/schemas/Person' } }")}\n    Person: ${object("name: { type: string }")}`,
    }),
    head: api({
      body: json(`{ $ref: "#/components/schemas/Stop" }`),
      schemas: `Stop: ${object("by: { type: array, items: { $ref: '#/components/schemas/Person' } }")}\n    Person: ${object("name: { type: string }", "name")}`,
    }),
    bump: "major",
    reasons: ["`Person.name` (in requests) has to be given."],
    code: `await acme.stopAgent(client, { id: "a", body: { by: [{}] } });`,
    request: request(`{"by":[{}]}`),
  },
  {
    title: "a property of the body may be null",
    base: api({ body: json(object("mode: { type: string }")) }),
    head: api({ body: json(object("mode: { type: [string, 'null'] }")) }),
    bump: "minor",
    reasons: ["`body.mode` (taken by `stopAgent`) may be `null`."],
  },
  {
    title: "a property of the body is one of a list",
    base: api({ body: json(object("mode: { type: string }")) }),
    head: api({ body: json(object("mode: { type: string, enum: [soft, hard] }")) }),
    bump: "major",
    reasons: ['`body.mode` (taken by `stopAgent`) takes nothing but `"soft"` or `"hard"`.'],
    code: `await acme.stopAgent(client, { id: "a", body: { mode: String(1) } });`,
    request: request(`{"mode":"later"}`),
  },
  {
    title: "properties without a name are refused",
    base: api({ body: json(object("mode: { type: string }")) }),
    head: api({
      body: json(object("mode: { type: string }").replace("{ type", "{ additionalProperties: false, type")),
    }),
    bump: "major",
    reasons: ["Properties that `body` does not name (taken by `stopAgent`) are refused."],
    request: request(`{"note":"x"}`),
  },
  {
    title: "one alternative of the body is new",
    base: api({ body: json("{ oneOf: [{ type: string }, { type: integer }] }") }),
    head: api({ body: json("{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }") }),
    bump: "minor",
    reasons: ["`body` (taken by `stopAgent`) may be `boolean`, too."],
  },
  {
    title: "one alternative of the body is gone",
    base: api({ body: json("{ oneOf: [{ type: string }, { type: integer }] }") }),
    head: api({ body: json("{ oneOf: [{ type: string }] }") }),
    bump: "major",
    reasons: ["`body` (taken by `stopAgent`) is never `integer` any more."],
    code: `await acme.stopAgent(client, { id: "a", body: 7 });`,
    request: request("7"),
  },
  {
    title: "the same schema, put together by allOf and references",
    base: api({ body: json(object("mode: { type: string }, force: { type: boolean }", "mode")) }),
    head: api({
      body: json(
        `{ allOf: [${object("mode: { type: string }", "mode")}, { properties: { force: { type: boolean } } }] }`,
      ),
    }),
    // The types are written in another way, and the compiler finds that code still fits them.
    bump: "minor",
    reasons: [],
  },
  {
    title: "another media type may be sent, too",
    base: api({ body: json("{ type: string }") }),
    head: api({
      body: "{ required: true, content: { application/json: { schema: { type: string } }, text/plain: {} } }",
    }),
    bump: "minor",
    reasons: ["The body of `stopAgent` may be `text/plain`."],
  },
  {
    title: "the body is of another media type",
    base: api({ body: json("{ type: string }") }),
    head: api({ body: "{ required: true, content: { text/plain: {} } }" }),
    bump: "major",
    reasons: [
      "The body of `stopAgent` is not taken as `application/json` any more.",
      "The body of `stopAgent` may be `text/plain`.",
    ],
    request: {
      refusedBy: "base",
      path: "/agents/a/stop",
      headers: { "content-type": "text/plain" },
      body: "now",
    },
  },
]);
