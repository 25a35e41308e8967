import { api } from "./api.js";
import { testCases } from "./diff-case.js";

const object = (properties: string, required = ""): string => {
  return `{ type: object, required: [${required}], properties: { ${properties} } }`;
};
const status = (values: string): string => object(`status: { type: string, enum: [${values}] }`, "status");
const read = `const result = await acme.stopAgent(client, { id: "a" });`;
const OK = `"200": { description: Stopped., content: { application/json: { schema: { type: string } } } }`;
const failure = (code: string): string => {
  return `${code}: { description: Refused., content: { application/json: { schema: ${object("reason: { type: string }", "reason")} } } }`;
};
const one =
  "One: { type: object, required: [kind, a], properties: { kind: { const: one }, a: { type: string } } }";
const other =
  "Other: { type: object, required: [kind, a], properties: { kind: { const: other }, a: { type: string } } }";
const odd = "Odd: { type: object, required: [kind], properties: { kind: { const: odd } } }";
const union = (...names: readonly string[]): string => {
  return `{ oneOf: [${names.map((name) => `{ $ref: "#/components/schemas/${name}" }`).join(", ")}] }`;
};

testCases([
  {
    title: "an optional property of the result is new",
    base: api({ result: object("id: { type: string }") }),
    head: api({ result: object("id: { type: string }, at: { type: string }") }),
    bump: "minor",
    reasons: ["`result.at` (returned by `stopAgent`) is new."],
  },
  {
    title: "a property of the result is gone",
    base: api({ result: object("id: { type: string }, at: { type: string }") }),
    head: api({ result: object("id: { type: string }") }),
    bump: "major",
    reasons: ["`result.at` (returned by `stopAgent`) is gone."],
    code: `${read} void result.at;`,
  },
  {
    title: "a property of the result may be absent",
    base: api({ result: object("id: { type: string }", "id") }),
    head: api({ result: object("id: { type: string }") }),
    bump: "major",
    reasons: ["`result.id` (returned by `stopAgent`) may be absent."],
    code: `${read} result.id.trim();`,
  },
  {
    title: "a property of the result is always there",
    base: api({ result: object("id: { type: string }") }),
    head: api({ result: object("id: { type: string }", "id") }),
    bump: "minor",
    reasons: ["`result.id` (returned by `stopAgent`) is always there."],
  },
  {
    title: "a property of the result may be null",
    base: api({ result: object("id: { type: string }", "id") }),
    head: api({ result: object("id: { type: [string, 'null'] }", "id") }),
    bump: "major",
    reasons: ["`result.id` (returned by `stopAgent`) may be `null`."],
    code: `${read} result.id.trim();`,
  },
  {
    title: "a property of the result is never null any more",
    base: api({ result: object("id: { type: [string, 'null'] }", "id") }),
    head: api({ result: object("id: { type: string }", "id") }),
    bump: "minor",
    reasons: ["`result.id` (returned by `stopAgent`) is never `null` any more."],
  },
  {
    title: "a value of the result is gone",
    base: api({ result: status("stopped, stopping") }),
    head: api({ result: status("stopped") }),
    bump: "minor",
    reasons: ['`result.status` (returned by `stopAgent`) is never `"stopping"` any more.'],
  },
  {
    title: "a value of the result is new",
    base: api({ result: status("stopped") }),
    head: api({ result: status("stopped, stopping") }),
    bump: "minor",
    reasons: ['`result.status` (returned by `stopAgent`) may be `"stopping"`, too.'],
    note: "Code that tells all values apart has one more to handle.",
  },
  {
    title: "the values of the result are no list any more",
    base: api({ result: status("stopped") }),
    head: api({ result: object("status: { type: string }", "status") }),
    bump: "minor",
    reasons: ["`result.status` (returned by `stopAgent`) may be what is not listed."],
    note: "Code that tells all values apart has one more to handle.",
  },
  {
    title: "no value of the result is as it was",
    base: api({ result: status("stopped") }),
    head: api({ result: status("STOPPED") }),
    bump: "major",
    reasons: ['`result.status` (returned by `stopAgent`) is `"STOPPED"` in place of `"stopped"`.'],
    code: `${read} if (result.status === "stopped") return;`,
  },
  {
    title: "a property of the result is of another type",
    base: api({ result: object("at: { type: string }", "at") }),
    head: api({ result: object("at: { type: integer }", "at") }),
    bump: "major",
    reasons: [
      "`result.at` (returned by `stopAgent`) may be `integer`.",
      "`result.at` (returned by `stopAgent`) is never `string` any more.",
    ],
    code: `${read} result.at.trim();`,
  },
  {
    title: "a number of the result may have a fraction",
    base: api({ result: object("at: { type: integer }") }),
    head: api({ result: object("at: { type: number }") }),
    bump: "minor",
    reasons: ["`result.at` (returned by `stopAgent`) may be `number`."],
    note: "Code that relies on whole numbers may meet others.",
  },
  {
    title: "a limit of the result is stricter, or wider",
    base: api({ result: object("at: { type: string, maxLength: 5 }, by: { type: string, maxLength: 9 }") }),
    head: api({ result: object("at: { type: string, maxLength: 9 }, by: { type: string, maxLength: 5 }") }),
    bump: "minor",
    reasons: [
      "`result.at` (returned by `stopAgent`) has `maxLength` 9.",
      "`result.by` (returned by `stopAgent`) has `maxLength` 5.",
    ],
  },
  {
    title: "an alternative of the result is new, with all that code reads",
    base: api({ result: union("One"), schemas: `${one}\n    ${other}` }),
    head: api({ result: union("One", "Other"), schemas: `${one}\n    ${other}` }),
    bump: "minor",
    reasons: ["`result` (returned by `stopAgent`) may be `Other`, too."],
    note: "Code that tells all alternatives apart has one more to handle.",
  },
  {
    title: "an alternative of the result is new, and lacks what code reads",
    base: api({ result: union("One"), schemas: `${one}\n    ${odd}` }),
    head: api({ result: union("One", "Odd"), schemas: `${one}\n    ${odd}` }),
    bump: "major",
    reasons: ["`result` (returned by `stopAgent`) may be `Odd`, too."],
    note: "Code that tells all alternatives apart has one more to handle.",
    code: `${read} result.a.trim();`,
  },
  {
    title: "a schema that holds itself",
    base: api({
      result: `{ $ref: "#/components/schemas/Tree" }`,
      schemas: `Tree: ${object("next: { $ref: '#/components/schemas/Tree' }, leaf: { type: string }")}`,
    }),
    head: api({
      result: `{ $ref: "#/components/schemas/Tree" }`,
      schemas: `Tree: ${object("next: { $ref: '#/components/schemas/Tree' }, leaf: { type: integer }")}`,
    }),
    bump: "major",
    reasons: [
      "`Tree.leaf` (in responses) may be `integer`.",
      "`Tree.leaf` (in responses) is never `string` any more.",
    ],
    code: `${read} result.next?.next?.leaf?.trim();`,
  },
  {
    title: "a success has no content any more",
    base: api({ result: "{ type: string }" }),
    head: api(),
    bump: "major",
    reasons: [
      "Status 200 of `stopAgent` is not declared any more.",
      "Status 204 of `stopAgent` is declared.",
    ],
    code: `${read} result.trim();`,
  },
  {
    title: "a success that had no content has some",
    base: api(),
    head: api({ result: "{ type: string }" }),
    bump: "minor",
    reasons: [
      "Status 204 of `stopAgent` is not declared any more.",
      "Status 200 of `stopAgent` is declared.",
    ],
  },
  {
    title: "another success, whose content code can't read",
    base: api({ responses: OK }),
    head: api({ responses: `${OK}, "202": { description: Later. }` }),
    bump: "major",
    reasons: ["Status 202 of `stopAgent` is declared."],
    code: `${read} result.trim();`,
  },
  {
    title: "an error is declared",
    base: api({ responses: OK }),
    head: api({ responses: `${OK}, ${failure('"404"')}` }),
    bump: "minor",
    reasons: ["Status 404 of `stopAgent` is declared."],
  },
  {
    title: "an error is not declared any more, and nothing says what its body is",
    base: api({ responses: `${OK}, ${failure('"404"')}` }),
    head: api({ responses: OK }),
    bump: "major",
    reasons: ["Status 404 of `stopAgent` is not declared any more."],
    code: `const error: unknown = 0; if (acme.isStopAgentError(error) && error.status === 404) error.body?.reason.trim();`,
  },
  {
    title: "an error is not declared any more, and `default` says the same",
    base: api({ responses: `${OK}, ${failure('"404"')}, ${failure("default")}` }),
    head: api({ responses: `${OK}, ${failure("default")}` }),
    bump: "minor",
    reasons: ["Status 404 of `stopAgent` is not declared any more."],
  },
  {
    title: "a property of an error's body is gone",
    base: api({ responses: `${OK}, ${failure("4XX")}` }),
    head: api({ responses: `${OK}, ${failure("4XX").replaceAll("reason", "detail")}` }),
    bump: "major",
    reasons: [
      "`body.reason` (of status 4XX of `stopAgent`) is gone.",
      "`body.detail` (of status 4XX of `stopAgent`) is new.",
    ],
    code: `const error: unknown = 0; if (acme.isStopAgentError(error) && error.status === 404) error.body?.reason.trim();`,
  },
  {
    title: "a header field of a response is gone",
    base: api({
      responses: `"204": { description: Stopped., headers: { ETag: { schema: { type: string } } } }`,
    }),
    head: api(),
    bump: "minor",
    reasons: ["Status 204 of `stopAgent` has no header field `ETag` any more."],
    note: "Code that reads it from `onResponse` finds nothing.",
  },
  {
    title: "the prose of a response and of what it holds",
    base: api({ result: object("id: { type: string, description: An id. }") }),
    head: api({ result: object("id: { type: string, description: The id. }") }).replace(
      "Stopped.",
      "It stopped.",
    ),
    bump: "patch",
    reasons: [
      "Status 200 of `stopAgent` is documented anew.",
      "`result.id` (returned by `stopAgent`) is documented anew.",
    ],
  },
]);
