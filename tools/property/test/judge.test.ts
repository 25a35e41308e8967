import { expect, test } from "vitest";
import type { Api, Operation, Parameter } from "./api.js";
import { judge } from "./judgement.js";
import type { Request } from "./loopback.js";

const list = { schema: { type: "array", items: { type: "string" } }, value: ["blue", "black", "brown"] };
const integer = { type: "integer" };
const rgb = {
  schema: { type: "object", properties: { R: integer, G: integer, B: integer } },
  value: { R: 100, G: 200, B: 150 },
};
const text = { schema: { type: "string" }, value: "blue" };

/** Style, explode, value, and what it is in a request: the table of OpenAPI 3.1, section 4.8.12.4. */
const examples: readonly (readonly [
  string,
  boolean,
  Parameter["in"],
  Pick<Parameter, "schema" | "value">,
  string,
])[] = [
  ["matrix", false, "path", text, ";color=blue"],
  ["matrix", false, "path", list, ";color=blue,black,brown"],
  ["matrix", false, "path", rgb, ";color=R,100,G,200,B,150"],
  ["matrix", true, "path", list, ";color=blue;color=black;color=brown"],
  ["matrix", true, "path", rgb, ";R=100;G=200;B=150"],
  ["label", false, "path", text, ".blue"],
  ["label", false, "path", list, ".blue,black,brown"],
  ["label", false, "path", rgb, ".R,100,G,200,B,150"],
  ["label", true, "path", list, ".blue.black.brown"],
  ["label", true, "path", rgb, ".R=100.G=200.B=150"],
  ["simple", false, "path", text, "blue"],
  ["simple", false, "path", list, "blue,black,brown"],
  ["simple", false, "path", rgb, "R,100,G,200,B,150"],
  ["simple", true, "path", rgb, "R=100,G=200,B=150"],
  ["simple", false, "header", list, "blue,black,brown"],
  ["simple", true, "header", rgb, "R=100,G=200,B=150"],
  ["form", true, "query", text, "color=blue"],
  ["form", false, "query", list, "color=blue,black,brown"],
  ["form", false, "query", rgb, "color=R,100,G,200,B,150"],
  ["form", true, "query", list, "color=blue&color=black&color=brown"],
  ["form", true, "query", rgb, "R=100&G=200&B=150"],
  ["form", false, "cookie", list, "color=blue,black,brown"],
  ["spaceDelimited", false, "query", list, "color=blue%20black%20brown"],
  ["pipeDelimited", false, "query", list, "color=blue%7Cblack%7Cbrown"],
  ["deepObject", true, "query", rgb, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
];

test.each(examples)("%s with explode %s in a %s: the judges read %o as it was sent", async (...example) => {
  expect(await judgeExample(example, example[4])).toEqual([]);
});

test.each(examples)("%s with explode %s in a %s: the judges miss what %o lacks", async (...example) => {
  const [, , , , wire] = example;
  expect(await judgeExample(example, wire.replace(/blue|200/, "red"))).not.toEqual([]);
  expect(
    await judgeExample(example, wire.replace(/^[;.]/, "").replace(/[,&;.]|%20|%7C|blue$/, "~")),
  ).not.toEqual([]);
});

const parameter: Parameter = {
  ...text,
  in: "query",
  name: "color",
  required: true,
  style: undefined,
  explode: undefined,
  allowReserved: false,
  mediaType: undefined,
  absent: false,
};
const key = {
  key: "apiKey",
  definition: {},
  credential: "secret-1",
  place: "header",
  field: "x-key",
  sent: "secret-1",
} as const;
const api: Api = {
  openapi: "3.1.0",
  server: { path: "/v1", variables: {} },
  securitySchemes: [key],
  operations: [],
};
const operation: Operation = {
  operationId: "paint",
  method: "post",
  path: "/paint",
  parameters: [parameter],
  shared: 0,
  body: {
    required: true,
    content: [{ name: "application/json", kind: "json", encoding: {}, ...rgb }],
    chosen: 0,
    absent: false,
  },
  security: [["apiKey"]],
  credentials: ["apiKey"],
  server: undefined,
  answer: { key: "204", status: 204, mediaType: undefined, schema: {}, body: undefined, value: undefined },
};
const request: Request = {
  method: "POST",
  target: "/v1/paint?color=blue",
  headers: { "content-type": "application/json", "x-key": "secret-1" },
  body: Buffer.from('{"R":100,"G":200,"B":150}'),
};

test("the judges find nothing wrong with the request that was asked for", async () => {
  expect(await judge(api, operation, request)).toEqual([]);
});

test.each<readonly [string, Partial<Request>, string]>([
  ["another server", { target: "/paint?color=blue" }, "Path not found"],
  ["another method", { method: "PUT" }, "Method not allowed"],
  ["a missing parameter", { target: "/v1/paint" }, "Missing required parameter: color"],
  ["a parameter that nobody asked for", { target: "/v1/paint?color=blue&size=1" }, 'The query has "size"'],
  [
    "a missing credential",
    { headers: { "content-type": "application/json" } },
    "apiKey arrived in header x-key as undefined",
  ],
  ["a cookie", { headers: { ...request.headers, cookie: "a=1" } }, "There is a cookie"],
  [
    "another media type",
    { headers: { ...request.headers, "content-type": "text/plain" } },
    "The Content-Type is text/plain",
  ],
  ["another body", { body: Buffer.from('{"R":100}') }, 'The body arrived as {"R":100}'],
  ["a body against its schema", { body: Buffer.from('{"R":"a"}') }, "Expected an integer"],
])("the judges find %s", async (_, wrong, problem) => {
  expect((await judge(api, operation, { ...request, ...wrong })).join("\n")).toContain(problem);
});

function judgeExample(
  [style, explode, location, typed]: (typeof examples)[number],
  wire: string,
): Promise<readonly string[]> {
  const given: Parameter = { ...parameter, ...typed, in: location, style, explode };
  const path = location === "path" ? "/paint/{color}" : "/paint";
  const target =
    location === "path" ? `/v1/paint/${wire}` : location === "query" ? `/v1/paint?${wire}` : "/v1/paint";
  const headers = {
    ...(location === "header" && { color: wire }),
    ...(location === "cookie" && { cookie: wire }),
  };
  const get: Operation = {
    ...operation,
    method: "get",
    path,
    parameters: [given],
    body: undefined,
    security: undefined,
  };
  return judge(api, get, { method: "GET", target, headers, body: Buffer.alloc(0) });
}
