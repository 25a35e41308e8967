import * as wire from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";
import { type Arrival, arrive, refuse, takes } from "./arrival.js";

const { multipartBody } = wire;

/** What arrived as text, with `BOUNDARY` in the place of the boundary. */
function show({ headers, body }: Arrival): string {
  const boundary = /^multipart\/form-data; boundary=(form-\w{20,})$/.exec(
    String(headers["content-type"]),
  )?.[1];
  expect(headers["content-length"]).toBe(String(body.length));
  return body.toString("latin1").replaceAll(boundary!, "BOUNDARY");
}

const bytes = Uint8Array.of(0, 13, 10, 255);

test.each([
  ["text", { a: "x\r\ny" }, ['content-disposition: form-data; name="a"', "", "x\r\ny"]],
  ["a number", { a: 1.5 }, ['content-disposition: form-data; name="a"', "", "1.5"]],
  [
    "an object as JSON, which is no file",
    { a: { b: [1] } },
    ['content-disposition: form-data; name="a"', "content-type: application/json", "", '{"b":[1]}'],
  ],
  [
    "a File",
    { a: new File(["<p>"], 'x";\r\ny.html', { type: "text/html" }) },
    [
      'content-disposition: form-data; name="a"; filename="x%22;%0D%0Ay.html"',
      "content-type: text/html",
      "",
      "<p>",
    ],
  ],
  [
    "a Blob without a type",
    { a: new Blob([bytes]) },
    [
      'content-disposition: form-data; name="a"; filename="blob"',
      "content-type: application/octet-stream",
      "",
      "\0\r\n\xff",
    ],
  ],
  [
    "bytes",
    { a: new Uint8Array([9, ...bytes, 9]).subarray(1, 5) },
    [
      'content-disposition: form-data; name="a"; filename="blob"',
      "content-type: application/octet-stream",
      "",
      "\0\r\n\xff",
    ],
  ],
  [
    "an ArrayBuffer",
    { a: bytes.buffer },
    [
      'content-disposition: form-data; name="a"; filename="blob"',
      "content-type: application/octet-stream",
      "",
      "\0\r\n\xff",
    ],
  ],
  ["a hostile name", { 'a"\r\nb': "x" }, ['content-disposition: form-data; name="a%22%0D%0Ab"', "", "x"]],
])("a part has %s", async (_, value, part) => {
  const arrival = await arrive(takes({ name: "body", in: multipartBody }), { body: value });
  expect(show(arrival)).toBe(`--BOUNDARY\r\n${part.join("\r\n")}\r\n--BOUNDARY--\r\n`);
});

test("a form of files, lists, JSON and text arrives where a form parser of the platform reads it", async () => {
  const files = [new File(["1"], "ü.txt", { type: "text/plain" }), new File([bytes], "2.bin")];
  const value = { files, tags: ["a", "日本"], gone: null, none: [null], meta: { size: 2 } };
  const { headers, body } = await arrive(takes({ name: "body", in: multipartBody }), { body: value });
  const form = await new Response(body as Buffer<ArrayBuffer>, {
    headers: { "content-type": String(headers["content-type"]) },
  }).formData();
  expect([...form.keys()]).toEqual(["files", "files", "tags", "tags", "meta"]);
  expect(form.getAll("tags")).toEqual(["a", "日本"]);
  expect(form.get("meta")).toBe('{"size":2}');
  const [one, two] = form.getAll("files") as File[];
  expect([one!.name, one!.type, await one!.text()]).toEqual(["ü.txt", "text/plain", "1"]);
  expect([two!.name, new Uint8Array(await two!.arrayBuffer())]).toEqual(["2.bin", bytes]);
});

test.each([
  ["application/xml", "<a/>", "application/xml", "<a/>"],
  ["application/json", "a", "application/json", '"a"'],
  ["application/json", [1, 2], "application/json", "1"],
  ["image/png", new Blob(["x"]), "image/png", "x"],
  ["image/png", new Blob(["x"], { type: "image/gif" }), "image/png", "x"],
  ["image/png, image/*", new Blob(["x"], { type: "image/gif" }), "image/gif", "x"],
  ["image/png,image/gif", new Blob(["x"], { type: "image/gif" }), "image/gif", "x"],
  ["image/png, image/gif", new Blob(["x"], { type: "image/gif" }), "image/gif", "x"],
  ["*/*", new Blob(["x"]), "application/octet-stream", "x"],
  ["text/plain, text/html", "x", undefined, "x"],
])("a part of the content type %s has %j as %s", async (contentType, value, type, text) => {
  const parameter = { name: "body", in: multipartBody, encoding: { p: { contentType } } };
  const shown = show(await arrive(takes(parameter), { body: { p: value } }));
  const [head, content] = shown.split("\r\n\r\n") as [string, string];
  expect(/content-type: (.*)/.exec(head)?.[1]).toBe(type);
  expect(content.split("\r\n")[0]).toBe(text);
});

test.each([
  ["a list, exploded", wire.form, true, ["a&b", "=", null], ["p a&b", "p ="]],
  ["a list", wire.form, false, ["a", "b +%"], ["p a,b +%"]],
  ["a list with spaces", wire.spaceDelimited, false, ["a", "b"], ["p a b"]],
  ["a list with bars", wire.pipeDelimited, false, ["a", "b"], ["p a|b"]],
  ["an object, exploded", wire.form, true, { "k&": "v", l: 2 }, ["k& v", "l 2"]],
  ["an object", wire.form, false, { k: "v", l: 2 }, ["p k,v,l,2"]],
  ["a deep object", wire.deepObject, true, { k: "v", l: true }, ["p[k] v", "p[l] true"]],
  ["a list without members", wire.form, true, [], []],
  ["what looks encoded", wire.form, true, ["%41", "a;b"], ["p %41", "p a;b"]],
  ["a file", wire.form, true, [new Blob(["x"])], ["p x"]],
  ["a file and text", wire.form, true, [new Blob(["x"]), "y"], ["p x", "p y"]],
])(
  "a property of a style is parts without any percent-encoding: %s",
  async (_, style, explode, value, parts) => {
    const parameter = {
      name: "body",
      in: multipartBody,
      encoding: { p: { style, explode, allowReserved: true } },
    };
    const shown = show(await arrive(takes(parameter), { body: { p: value } }));
    const found = [...shown.matchAll(/name="(.*?)".*?\r\n\r\n(.*?)\r\n/gs)].map(
      ([, name, text]) => `${name} ${text}`,
    );
    expect(found).toEqual(parts);
  },
);

test("a file is of a declared type, and not of one that begins like it", async () => {
  const parameter = {
    name: "body",
    in: multipartBody,
    encoding: { p: { contentType: "text/csv, image/pn" } },
  };
  expect(await refuse(takes(parameter), { body: { p: new Blob(["x"], { type: "image/png" }) } })).toContain(
    'parameter "body" "p" must be a Blob whose type is text/csv, image/pn',
  );
});

test("a form without a property is an empty form", async () => {
  expect(show(await arrive(takes({ name: "body", in: multipartBody }), { body: {} }))).toBe(
    "--BOUNDARY--\r\n",
  );
});

test("each form has a boundary of its own", async () => {
  const take = async (): Promise<unknown> =>
    (await arrive(takes({ name: "body", in: multipartBody }), { body: {} })).headers["content-type"];
  expect(await take()).not.toBe(await take());
});

test.each([
  ["text", "a", 'parameter "body" must be an object'],
  ["a FormData", new FormData(), 'parameter "body" must be an object'],
  ["a function", { a: () => 1 }, 'parameter "body" "a" must be text'],
  ["a cycle", { a: cycle() }, 'parameter "body" "a" must be JSON'],
  [
    "a file of another type",
    { p: new Blob([], { type: "text/html" }) },
    '"p" must be a Blob whose type is image/*, video/mp4',
  ],
  ["a file without a type", { p: new Blob([]) }, '"p" must be a Blob whose type is image/*, video/mp4'],
  ["an object that is to be XML", { x: { a: 1 } }, '"x" must be text'],
])("a form refuses %s", async (_, value, message) => {
  const encoding = { p: { contentType: "image/*, video/mp4" }, x: { contentType: "application/xml" } };
  const parameter = { name: "body", in: multipartBody, encoding };
  expect(await refuse(takes(parameter), { body: value })).toContain(message);
});

function cycle(): object {
  const value: { self?: object } = {};
  value.self = value;
  return value;
}
