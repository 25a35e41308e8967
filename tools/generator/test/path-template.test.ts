import { expect, test } from "vitest";
import { readPathTemplate } from "../src/build/path-template.js";

test.each([
  ["/agents/{id}:stop", "/agents/{id}:stop"],
  ["/agents now/{agent id}", "/agents%20now/{agent id}"],
  ['/a"b<c>d^e|f`g\\h[i]', "/a%22b%3Cc%3Ed%5Ee%7Cf%60g%5Ch%5Bi%5D"],
  ["/Größe/用户", "/Gr%C3%B6%C3%9Fe/%E7%94%A8%E6%88%B7"],
  ["/100%/50%25", "/100%25/50%25"],
  ["/half\uD800pair", "/half%EF%BF%BDpair"],
])("the path %j is %j in a URL, which a URL parser leaves as it is", (key, path) => {
  expect(readPathTemplate(key)).toEqual({ path, query: [] });
  const filled = path.replaceAll(/\{[^{}]+\}/g, "value");
  expect(new URL(`https://api.acme.example${filled}`).pathname).toBe(filled);
});

test("a fragment is left out, also behind a query", () => {
  expect(readPathTemplate("/agents#stop?now")).toEqual({ path: "/agents", query: [] });
  expect(readPathTemplate("/agents?action=stop#now")).toEqual({
    path: "/agents",
    query: [["action", "stop"]],
  });
});

test("a query in a path is read as names and values", () => {
  expect(readPathTemplate("/agents?action=stop&reason=a%20b+c&empty=")).toEqual({
    path: "/agents",
    query: [
      ["action", "stop"],
      ["reason", "a b c"],
      ["empty", ""],
    ],
  });
});

test("a value in braces is that of a query parameter, which says itself where it goes", () => {
  expect(readPathTemplate("/agents?action=stop&id={id}")).toEqual({
    path: "/agents",
    query: [["action", "stop"]],
  });
});

test.each([
  ["agents", 'does not start with "/"'],
  ["/agents/{id", "has a brace that belongs to no parameter"],
  ["/agents/../runs", 'has a "." or ".." as a segment'],
  ["/agents/%2E%2e", 'has a "." or ".." as a segment'],
  ["/agents?stop", "has a query that is not made of names and values"],
  ["/agents?a=%zz", "has a query that is not made of names and values"],
])("the path %j is refused, as it %s", (key, problem) => {
  expect(readPathTemplate(key)).toEqual({ problem });
});
