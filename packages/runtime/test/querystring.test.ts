import * as wire from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { arrive, refuse, takes } from "./arrival.js";

test.each([
  ["JSON", wire.json, { a: [1, "ü"] }, "/?%7B%22a%22%3A%5B1%2C%22%C3%BC%22%5D%7D"],
  ["a form", wire.urlencoded, { a: ["x y", 2], b: { c: 1 }, d: null }, "/?a=x%20y&a=2&b=%7B%22c%22%3A1%7D"],
  ["a form without properties", wire.urlencoded, {}, "/"],
  ["text", undefined, "a=b&c", "/?a%3Db%26c"],
])("sends the whole query as %s", async (_, style, value, target) => {
  const parameter = { name: "filter", in: wire.querystring, ...(style && { style }) };
  expect((await arrive(takes(parameter), { filter: value })).target).toBe(target);
});

test("refuses a query that is no form, by its name", async () => {
  const parameter = { name: "filter", in: wire.querystring, style: wire.urlencoded };
  expect(await refuse(takes(parameter), { filter: "a=b" })).toBe('op: parameter "filter" must be an object');
});
