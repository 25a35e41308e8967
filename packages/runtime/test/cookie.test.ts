import * as wire from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { arrive, refuse, takes } from "./arrival.js";

test.each([
  ["text", "abc", "sid=abc"],
  ["a number", 7, "sid=7"],
  ["what a cookie can have", "a+b/c==!#$&'()*-.:<=>?@[]^_`{|}~", "sid=a+b/c==!#$&'()*-.:<=>?@[]^_`{|}~"],
  ["what a cookie can't have", 'a;b, "c"\\ü%', "sid=a%3Bb%2C%20%22c%22%5C%C3%BC%25"],
  ["a new line", "a\r\nX-Admin: 1", "sid=a%0D%0AX-Admin:%201"],
  ["what has two UTF-16 code units", "🜛🜛", "sid=%F0%9F%9C%9B%F0%9F%9C%9B"],
  ["nothing", "", "sid="],
])("sends %s as a cookie", async (_, value, cookie) => {
  const { headers } = await arrive(takes({ name: "sid", in: wire.cookie }), { sid: value });
  expect(headers["cookie"]).toBe(cookie);
});

test("sends several cookies in one header field", async () => {
  const parameters = ["a", "b", "c"].map((name) => ({ name, in: wire.cookie }));
  const { headers } = await arrive({ parameters }, { a: 1, c: "x y" });
  expect(headers["cookie"]).toBe("a=1; c=x%20y");
});

test("sends no cookie of a list without members, and explodes where nothing is said", async () => {
  const take = async (style: wire.Style, value: unknown): Promise<unknown> =>
    (await arrive(takes({ name: "n", in: wire.cookie, style }), { n: value })).headers["cookie"];
  expect(await take(wire.verbatim, [])).toBeUndefined();
  expect(await take(wire.verbatim, ["a", "b"])).toBe("n=a; n=b");
});

test("a cookie without members leaves the others as they are", async () => {
  const parameters = ["a", "b", "c"].map((name) => ({ name, in: wire.cookie, style: wire.verbatim }));
  const { headers } = await arrive({ parameters }, { a: [], b: 1, c: [] });
  expect(headers["cookie"]).toBe("b=1");
});

test.each([
  ["form", wire.form, false, ["a", "b c"], "n=a,b%20c"],
  ["form", wire.form, true, { k: "v;" }, "k=v%3B"],
  ["verbatim", wire.verbatim, true, ["a", "b%2Fc"], "n=a; n=b%2Fc"],
  ["verbatim", wire.verbatim, true, { k: "v", l: "w" }, "k=v; l=w"],
  ["verbatim", wire.verbatim, false, ["a", "b"], "n=a,b"],
  ["verbatim", wire.verbatim, false, "s%3Aabc==", "n=s%3Aabc=="],
] as const)("sends a cookie in the style %s", async (_, style, explode, value, cookie) => {
  const { headers } = await arrive(takes({ name: "n", in: wire.cookie, style, explode }), { n: value });
  expect(headers["cookie"]).toBe(cookie);
});

test.each(["a b", "a;b", "a,b", 'a"b', "a\\b", "ü", "a\nb", { "k;": "v" }])(
  "refuses %j where nothing of a cookie may be encoded",
  async (value) => {
    const parameter = { name: "n", in: wire.cookie, style: wire.verbatim };
    expect(await refuse(takes(parameter), { n: value })).toBe(
      'op: parameter "n" must be text that a cookie can hold',
    );
  },
);

test("refuses a list as a cookie without a style", async () => {
  expect(await refuse(takes({ name: "n", in: wire.cookie }), { n: ["a"] })).toContain('"n" must be text');
});
