import * as wire from "@agent-stop/runtime/wire";
import { describe, expect, test } from "vitest";
import { arrive, refuse, takes } from "./arrival.js";

// The values of the table of styles in OpenAPI 3.1 (section 4.8.12.3) and of RFC 6570 (section 3.2.1).
const LIST = ["blue", "black", "brown"];
const OBJECT = { R: 100, G: 200, B: 150 };

type Row = readonly [style: keyof typeof STYLES, explode: boolean, value: unknown, text: string];

const { simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject } = wire;
const STYLES = { simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject };

const PATHS: readonly Row[] = [
  ["simple", false, "blue", "blue"],
  ["simple", false, LIST, "blue,black,brown"],
  ["simple", false, OBJECT, "R,100,G,200,B,150"],
  ["simple", true, LIST, "blue,black,brown"],
  ["simple", true, OBJECT, "R=100,G=200,B=150"],
  ["label", false, "blue", ".blue"],
  ["label", false, LIST, ".blue,black,brown"],
  ["label", false, OBJECT, ".R,100,G,200,B,150"],
  ["label", true, LIST, ".blue.black.brown"],
  ["label", true, OBJECT, ".R=100.G=200.B=150"],
  ["matrix", false, "", ";color"],
  ["matrix", false, "blue", ";color=blue"],
  ["matrix", false, LIST, ";color=blue,black,brown"],
  ["matrix", false, OBJECT, ";color=R,100,G,200,B,150"],
  ["matrix", true, LIST, ";color=blue;color=black;color=brown"],
  ["matrix", true, ["", "x"], ";color;color=x"],
  ["matrix", true, OBJECT, ";R=100;G=200;B=150"],
  ["matrix", true, { a: "", b: "=;" }, ";a;b=%3D%3B"],
  ["simple", false, "Hello World!", "Hello%20World%21"],
  ["simple", false, "a/b\\c?d#e;f,g", "a%2Fb%5Cc%3Fd%23e%3Bf%2Cg"],
  ["simple", false, [true, 1.5, "ü"], "true,1.5,%C3%BC"],
  ["simple", false, ["", "x"], ",x"],
  ["simple", false, "*!'()", "%2A%21%27%28%29"],
  ["simple", false, [1, null, undefined, 2], "1,2"],
  ["simple", true, { a: null, b: "x", c: undefined }, "b=x"],
  ["simple", true, { "a,b": "c=d" }, "a%2Cb=c%3Dd"],
  ["label", true, ["", "", ""], "..."],
];

test.each(PATHS)("a path has %s, exploded %s, of %j as %s", async (style, explode, value, text) => {
  const parameter = { name: "color", in: wire.styledPath, style: STYLES[style], explode };
  const { target } = await arrive(takes(parameter, "/a/{color}/b"), { color: value });
  expect(target).toBe(`/a/${text}/b`);
});

const QUERIES: readonly Row[] = [
  ["form", false, "", "color="],
  ["form", false, "blue", "color=blue"],
  ["form", false, LIST, "color=blue,black,brown"],
  ["form", false, OBJECT, "color=R,100,G,200,B,150"],
  ["form", true, LIST, "color=blue&color=black&color=brown"],
  ["form", true, OBJECT, "R=100&G=200&B=150"],
  ["spaceDelimited", false, LIST, "color=blue%20black%20brown"],
  ["spaceDelimited", false, OBJECT, "color=R%20100%20G%20200%20B%20150"],
  ["spaceDelimited", true, LIST, "color=blue&color=black&color=brown"],
  ["pipeDelimited", false, LIST, "color=blue%7Cblack%7Cbrown"],
  ["pipeDelimited", false, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"],
  ["pipeDelimited", true, LIST, "color=blue&color=black&color=brown"],
  ["deepObject", true, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  ["deepObject", true, { "a]": "b&c", gone: null, no: false }, "color%5Ba%5D%5D=b%26c&color%5Bno%5D=false"],
  ["form", true, ["a&b=c", "+ #"], "color=a%26b%3Dc&color=%2B%20%23"],
  ["form", false, ["a,b", "c"], "color=a%2Cb,c"],
  ["form", true, { "x y": "" }, "x%20y="],
  ["form", true, { __proto__: null, constructor: "x" }, "constructor=x"],
  ["form", false, true, "color=true"],
];

test.each(QUERIES)("a query has %s, exploded %s, of %j as %s", async (style, explode, value, text) => {
  const parameter = { name: "color", in: wire.query, style: STYLES[style], explode };
  expect((await arrive(takes(parameter), { color: value })).target).toBe(`/?${text}`);
});

test.each(["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const)(
  "a query has nothing of an object without members in the style %s",
  async (style) => {
    const parameter = { name: "color", in: wire.query, style: STYLES[style] };
    expect((await arrive(takes(parameter), { color: {} })).target).toBe("/");
    expect((await arrive(takes(parameter), { color: { a: null } })).target).toBe("/");
  },
);

test("what is nothing leaves no sign in a query", async () => {
  const parameters = ["a", "b", "c"].map((name) => ({ name, in: wire.query, style: form }));
  expect((await arrive({ parameters }, { a: [], b: 1, c: [] })).target).toBe("/?b=1");
});

test("form explodes where nothing is said, the other styles do not", async () => {
  const take = async (style: wire.Style): Promise<string> =>
    (await arrive(takes({ name: "n", in: wire.query, style }), { n: [1, 2] })).target;
  expect(await take(form)).toBe("/?n=1&n=2");
  expect(await take(pipeDelimited)).toBe("/?n=1%7C2");
});

test.each([
  ["simple", false, LIST, "blue,black,brown"],
  ["simple", false, OBJECT, "R,100,G,200,B,150"],
  ["simple", true, OBJECT, "R=100,G=200,B=150"],
  ["simple", false, ["a b", "c%d", "(e)!"], "a b,c%d,(e)!"],
  ["simple", false, [], ""],
] as const)(
  "a header field has %s, exploded %s, of %j as %s, unencoded",
  async (style, explode, value, text) => {
    const parameter = { name: "X-Color", in: wire.styledHeader, style: STYLES[style], explode };
    expect((await arrive(takes(parameter), { "X-Color": value })).headers["x-color"]).toBe(text);
  },
);

test("deepObject says that it takes objects alone", async () => {
  const parameter = { name: "filter", in: wire.query, style: deepObject };
  for (const value of ["a", 1, ["a"]]) {
    expect(await refuse(takes(parameter), { filter: value })).toBe(
      'op: parameter "filter" must be an object',
    );
  }
});

test.each([
  ["a list in a list", "form", [["a"]]],
  ["an object in a list", "form", [{ a: 1 }]],
  ["a list in an object", "form", { a: ["b"] }],
  ["an object in an object", "deepObject", { a: { b: 1 } }],
  ["a list where an object is due", "deepObject", ["a"]],
  ["text where an object is due", "deepObject", "a"],
  ["null where an object is due", "deepObject", null],
  ["null", "form", null],
  ["a date", "form", new Date(0)],
  ["a date in a list", "form", [new Date(0)]],
  ["a Map", "form", new Map([["a", 1]])],
  ["a function", "form", () => "x"],
  ["NaN in a list", "pipeDelimited", [Number.NaN]],
  ["half of a surrogate pair", "spaceDelimited", ["\ud800"]],
  ["half of a surrogate pair as a name", "form", { "\ud800": 1 }],
] as const)("%s is refused by the name of its parameter in %s", async (_, style, value) => {
  const parameter = { name: "filter", in: wire.query, style: STYLES[style] };
  expect(await refuse(takes(parameter), { filter: value })).toMatch(/^op: parameter "filter" must be /);
});

describe("a path stays within its segment", () => {
  test.each([
    ["simple", false, []],
    ["simple", false, {}],
    ["simple", false, ""],
    ["simple", false, ["."]],
    ["simple", false, [".."]],
    ["simple", false, ["%2e."]],
    ["simple", false, ["%252e%252e"]],
    ["label", false, ""],
    ["label", false, "."],
    ["label", true, ["", ""]],
    ["label", false, []],
    ["matrix", false, {}],
  ] as const)("%s, exploded %s, of %j is refused", async (style, explode, value) => {
    const parameter = { name: "id", in: wire.styledPath, style: STYLES[style], explode };
    expect(await refuse(takes(parameter, "/a/{id}/b"), { id: value })).toMatch(/"id" can't be /);
  });

  test.each(["%2e%2E", "."])("%j is refused where reserved characters are allowed, too", async (value) => {
    const parameter = { name: "id", in: wire.styledPath, style: simple, allowReserved: true };
    expect(await refuse(takes(parameter, "/a/{id}/b"), { id: value })).toMatch(/"id" can't be /);
  });

  test("reserved characters that would leave it stay encoded where others are allowed", async () => {
    const parameter = { name: "id", in: wire.styledPath, style: simple, allowReserved: true };
    const { target } = await arrive(takes(parameter, "/a/{id}/b"), { id: "x:y@z/../?q=1#f;v%41%4g%gg" });
    expect(target).toBe("/a/x:y@z%2F..%2F%3Fq=1%23f;v%41%254g%25gg/b");
  });
});

test.each([
  ["a/b?c:d@e", "a/b?c:d@e"],
  ["x=1;(y,z)*!$", "x=1;(y,z)*!$"],
  // The URL Standard has it so: section 1.3, "special-query percent-encode set".
  ["it's", "it%27s"],
  ["50%", "50%25"],
  ["50%25 of %2F", "50%25%20of%20%2F"],
  ["a&b=c", "a%26b=c"],
  ["#frag+plus[0]", "%23frag%2Bplus%5B0%5D"],
  ["ü", "%C3%BC"],
  ["%4g%4", "%254g%254"],
  ["%gg", "%25gg"],
])("a query that allows reserved characters has %s as %s", async (value, text) => {
  const parameter = { name: "q", in: wire.query, style: form, allowReserved: true };
  expect((await arrive(takes(parameter), { q: value })).target).toBe(`/?q=${text}`);
});

test.each([
  ["query", wire.query, { a: ["ü", 1, null] }, "/?v=%7B%22a%22%3A%5B%22%C3%BC%22%2C1%2Cnull%5D%7D"],
  ["path", wire.styledPath, { a: "b/c" }, "/%7B%22a%22%3A%22b%2Fc%22%7D"],
])("a parameter with JSON content is JSON text in a %s", async (place, location, value, target) => {
  const path = place === "path" ? "/{v}" : "/";
  const parameter = { name: "v", in: location, style: wire.json };
  expect((await arrive(takes(parameter, path), { v: value })).target).toBe(target);
});

test("a parameter with JSON content is JSON of ASCII in a header field", async () => {
  const { headers } = await arrive(takes({ name: "v", in: wire.styledHeader, style: wire.json }), {
    v: ["ü日", 1],
  });
  expect(headers["v"]).toBe('["\\u00fc\\u65e5",1]');
});

test("a parameter with JSON content that is no JSON is refused", async () => {
  const parameter = { name: "v", in: wire.query, style: wire.json };
  expect(await refuse(takes(parameter), { v: () => 1 })).toBe('op: parameter "v" must be JSON');
});
