import { expect, test } from "vitest";
import { checkResponse, readSpec } from "../src/index.js";

const spec = await readSpec(new URL("../../../specs/ghostly/openapi.yaml", import.meta.url));
const foundry = await readSpec(new URL("../../../specs/foundry/openapi.yaml", import.meta.url));
const json = "application/json; charset=utf-8";
const cancelled = { ok: true, id: "d1e2f3a4-0000-4000-8000-112233445566", status: "cancelled", stale: true };

test.each([
  { status: 200, contentType: json, body: JSON.stringify(cancelled) },
  { status: 409, contentType: json, body: '{"ok":false,"error":"anything"}' },
])("has nothing to say of a $status that the spec describes", (response) => {
  expect(checkResponse(spec.operations[0]!, response)).toEqual([]);
});

test.each([
  { status: 204, contentType: undefined, body: "", said: [] },
  {
    status: 204,
    contentType: json,
    body: "",
    said: [],
  },
  {
    status: 503,
    contentType: json,
    body: '{"error":{"message":"Busy."}}',
    said: [expect.stringContaining("must have required property 'code'")],
  },
])("takes a response without content for what it is, and a range for its statuses: $status", (each) => {
  expect(checkResponse(foundry.operations[0]!, each)).toEqual(each.said);
});

test.each([
  {
    response: { status: 202, contentType: json, body: JSON.stringify(cancelled) },
    said: "The status is 202. The spec has for cancelRun: 200, 401, 403, 404, 409.",
  },
  {
    response: { status: 404, contentType: undefined, body: "" },
    said: 'The 404 has no body. The spec has for "404": application/json.',
  },
  {
    response: { status: 404, contentType: "text/html", body: "<h1>404</h1>" },
    said: 'The Content-Type is "text/html". The spec has for "404": application/json.',
  },
  {
    response: { status: 404, contentType: undefined, body: "404" },
    said: 'The Content-Type is missing. The spec has for "404": application/json.',
  },
  {
    response: { status: 404, contentType: json, body: '{"ok":' },
    said: "The body is no JSON, as its Content-Type says.",
  },
  {
    response: { status: 404, contentType: json, body: '{"ok":true,"error":"not found"}' },
    said: 'The body at "/ok" is true. The spec says: must be false.',
  },
])("says what a response breaks the spec with: $said", ({ response, said }) => {
  expect(checkResponse(spec.operations[0]!, response)).toEqual([said]);
});
