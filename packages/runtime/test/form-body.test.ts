import * as wire from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { arrive, refuse, takes } from "./arrival.js";

const { formBody, form, spaceDelimited, deepObject } = wire;

test.each([
  ["text", { a: "x y&=+%/ü", b: "" }, "a=x%20y%26%3D%2B%25%2F%C3%BC&b="],
  ["numbers and booleans", { a: 1.5, b: false }, "a=1.5&b=false"],
  ["names", { "a[b]": 1, "c d!": 2, constructor: 3 }, "a%5Bb%5D=1&c%20d%21=2&constructor=3"],
  ["lists", { a: [1, "x", true], b: [] }, "a=1&a=x&a=true"],
  ["objects", { a: { b: [1, null] } }, "a=%7B%22b%22%3A%5B1%2Cnull%5D%7D"],
  ["lists of objects", { a: [{ b: 1 }, { b: 2 }] }, "a=%7B%22b%22%3A1%7D&a=%7B%22b%22%3A2%7D"],
  ["what is not there", { a: null, b: undefined, c: [null, 1] }, "c=1"],
  ["nothing", {}, ""],
])("a form has %s", async (_, value, text) => {
  const { headers, body } = await arrive(takes({ name: "body", in: formBody }), { body: value });
  expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(body.toString()).toBe(text);
});

test.each([
  ["style form, not exploded", { style: form, explode: false }, ["a", "b,c"], "p=a,b%2Cc"],
  ["style form, exploded", { style: form }, { k: "v", l: "w" }, "k=v&l=w"],
  ["style spaceDelimited", { style: spaceDelimited }, ["a", "b"], "p=a%20b"],
  ["style deepObject", { style: deepObject }, { k: "v w" }, "p%5Bk%5D=v%20w"],
  ["reserved characters", { style: form, allowReserved: true }, "http://a/?b&c+d", "p=http://a/?b%26c%2Bd"],
  ["JSON", { contentType: "application/json" }, ["a", 1], "p=%5B%22a%22%2C1%5D"],
  ["JSON of text", { contentType: "application/vnd.x+json" }, "a", "p=%22a%22"],
  ["text/plain", { contentType: "text/plain" }, "a b", "p=a%20b"],
] as const)("a form has a property with the encoding %s", async (_, encoding, value, text) => {
  const parameter = { name: "body", in: formBody, encoding: { p: encoding } };
  const { body } = await arrive(takes(parameter), { body: { p: value } });
  expect(body.toString()).toBe(text);
});

test("a property without members leaves no sign", async () => {
  const parameter = { name: "body", in: formBody, encoding: { p: { style: form } } };
  const { body } = await arrive(takes(parameter), { body: { a: 1, p: [], b: 2 } });
  expect(body.toString()).toBe("a=1&b=2");
});

test("a form arrives as it was where a form parser of the platform reads it", async () => {
  const pairs = { "ü &=+%": " a+b\r\n&=%20;/?#[]'~", plain: "日本 🜛" };
  const { body } = await arrive(takes({ name: "body", in: formBody }), { body: pairs });
  expect(Object.fromEntries(new URLSearchParams(body.toString()))).toEqual(pairs);
});

test.each([
  ["a list", ["a"], 'parameter "body" must be an object'],
  ["text", "a=b", 'parameter "body" must be an object'],
  ["null", null, 'parameter "body" must be an object'],
  ["a FormData", new FormData(), 'parameter "body" must be an object'],
  ["NaN in a property", { a: Number.NaN }, 'parameter "body" "a" must be text'],
  ["a date in a property that has a style", { p: new Date(0) }, 'parameter "body" "p" must be text'],
  ["half of a surrogate pair as a name", { "\ud800": 1 }, "must be text"],
])("a form refuses %s", async (_, value, message) => {
  const parameter = { name: "body", in: formBody, encoding: { p: { style: form } } };
  expect(await refuse(takes(parameter), { body: value })).toContain(message);
});
