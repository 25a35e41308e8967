import { api, json } from "./api.js";
import { testCases } from "./diff-case.js";

const result = (schema: string, schemas?: string): string => {
  const properties = `{ type: object, required: [id], properties: { id: ${schema} } }`;
  return api({ result: properties, ...(schemas !== undefined && { schemas }) });
};
const body = (schema: string, schemas?: string): string => {
  const properties = `{ type: object, properties: { id: ${schema} } }`;
  return api({ body: json(properties), ...(schemas !== undefined && { schemas }) });
};
const ID = "Id: { type: object, properties: { text: { type: string } } }";
const INLINE = "{ type: [object, 'null'], properties: { text: { type: string } } }";
const CHOICE = `{ anyOf: [{ $ref: "#/components/schemas/Id" }, { type: 'null' }] }`;

testCases([
  {
    title: "null beside a type and null as a choice are the same, in a result",
    base: result("{ type: [string, 'null'], maxLength: 9 }"),
    head: result("{ anyOf: [{ type: string, maxLength: 9 }, { type: 'null' }] }"),
    bump: undefined,
    reasons: [],
  },
  {
    title:
      "null as a choice and null beside a type are the same, in a body, though the types are written otherwise",
    base: body("{ oneOf: [{ type: string, enum: [a, b] }, { type: 'null' }] }"),
    head: body("{ type: [string, 'null'], enum: [a, b, null] }"),
    bump: "minor",
    reasons: [],
  },
  {
    title: "null beside a type and null as a choice beside a schema of a name accept the same",
    base: body(INLINE, ID),
    head: body(CHOICE, ID),
    bump: "minor",
    reasons: [],
  },
  {
    title: "a null that is new is found, however it is written",
    base: result("{ type: string }"),
    head: result("{ anyOf: [{ type: string }, { type: 'null' }] }"),
    bump: "major",
    reasons: ["`result.id` (returned by `stopAgent`) may be `null`."],
    code: `const result = await acme.stopAgent(client, { id: "a" }); result.id.trim();`,
  },
  {
    title: "a null that is gone is found, however it was written",
    base: body("{ anyOf: [{ type: string }, { type: 'null' }] }"),
    head: body("{ type: string }"),
    bump: "major",
    reasons: ["`body.id` (taken by `stopAgent`) is never `null` any more."],
    code: `await acme.stopAgent(client, { id: "a", body: { id: null } });`,
  },
]);
