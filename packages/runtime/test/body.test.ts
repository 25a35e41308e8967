import { createClient, type Operation, send } from "@agent-stop/runtime/wire";
import * as wire from "@agent-stop/runtime/wire";
import { describe, expect, test } from "vitest";
import { arrive, refuse, takes } from "./arrival.js";
import { serve } from "./loopback.js";

const { jsonBody, jsonLinesBody, jsonSequenceBody, textBody, binaryBody, formBody, multipartBody } = wire;
const bytes = Uint8Array.of(0, 128, 255, 10);

function streamOf(...texts: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([...texts]).stream();
}

test.each([
  ["JSON", { in: jsonBody }, { a: "ü" }, "application/json", '{"a":"ü"}'],
  ["JSON null", { in: jsonBody }, null, "application/json", "null"],
  ["+json", { in: jsonBody, mediaType: "application/vnd.api+json" }, [1], "application/vnd.api+json", "[1]"],
  ["JSON Lines", { in: jsonLinesBody }, [{ a: "ü\n" }, null], "application/jsonl", '{"a":"ü\\n"}\nnull\n'],
  [
    "JSON Lines of a Set",
    { in: jsonLinesBody, mediaType: "application/x-ndjson" },
    new Set([1, "2"]),
    "application/x-ndjson",
    '1\n"2"\n',
  ],
  ["no JSON Lines", { in: jsonLinesBody }, [], "application/jsonl", ""],
  ["a JSON sequence", { in: jsonSequenceBody }, [1, {}], "application/json-seq", "\u001e1\n\u001e{}\n"],
  ["text", { in: textBody }, "ü\n", "text/plain;charset=UTF-8", "ü\n"],
  ["empty text", { in: textBody }, "", "text/plain;charset=UTF-8", ""],
  ["XML", { in: textBody, mediaType: "application/xml" }, "<a/>", "application/xml", "<a/>"],
  ["a Blob", { in: binaryBody }, new Blob(["x"], { type: "a/b" }), "application/octet-stream", "x"],
  ["an image", { in: binaryBody, mediaType: "image/png" }, new Blob(["x"]), "image/png", "x"],
  ["a stream", { in: binaryBody }, streamOf("one", "two"), "application/octet-stream", "onetwo"],
] as const)("a body is %s", async (_, parameter, value, contentType, text) => {
  const { headers, body } = await arrive(takes({ name: "body", ...parameter }), { body: value });
  expect(headers["content-type"]).toBe(contentType);
  expect(body.toString()).toBe(text);
});

test.each([
  ["a Uint8Array", bytes],
  ["a view of a part", new Uint8Array([9, ...bytes, 9]).subarray(1, 5)],
  ["a DataView", new DataView(bytes.buffer)],
  ["an ArrayBuffer", bytes.buffer],
  ["a Blob", new Blob([bytes])],
])("the bytes of %s arrive as they were", async (_, value) => {
  const { headers, body } = await arrive(takes({ name: "body", in: binaryBody }), { body: value });
  expect([...body]).toEqual([...bytes]);
  expect(headers["content-length"]).toBe("4");
});

test.each([
  ["a function as JSON", { in: jsonBody }, () => 1, "must be JSON"],
  ["a bigint as JSON", { in: jsonBody }, [1n], "must be JSON"],
  ["text as JSON Lines", { in: jsonLinesBody }, "[]", "must be a list"],
  ["an object as JSON Lines", { in: jsonLinesBody }, {}, "must be a list"],
  ["a function among JSON Lines", { in: jsonLinesBody }, [1, () => 1], "must be JSON"],
  ["an object as text", { in: textBody }, {}, "must be text"],
  ["half of a surrogate pair as text", { in: textBody }, "\ud800", "must be text"],
  ["null as JSON Lines", { in: jsonLinesBody }, null, "must be a list"],
  [
    "text in another charset, with spaces",
    { in: textBody, mediaType: "text/plain; charset = latin1" },
    "ü",
    "as UTF-8",
  ],
  ["text in another charset", { in: textBody, mediaType: "text/plain; charset=latin1" }, "ü", "as UTF-8"],
  ["text as bytes", { in: binaryBody }, "x", "must be a Blob"],
  ["an object as bytes", { in: binaryBody }, {}, "must be a Blob"],
] as const)("refuses %s", async (_, parameter, value, message) => {
  expect(await refuse(takes({ name: "body", ...parameter }), { body: value })).toContain(message);
});

describe("a body of several media types", () => {
  const content = {
    "application/json": { in: jsonBody },
    "application/x-www-form-urlencoded": {
      in: formBody,
      encoding: { a: { style: wire.form, explode: false } },
    },
    "multipart/form-data": { in: multipartBody },
    "text/plain": { in: textBody },
    "image/*": { in: binaryBody },
    "application/*+xml": { in: textBody },
  };
  const several = {
    parameters: [
      { name: "Content-Type", in: wire.contentType },
      { name: "body", in: wire.body, content },
    ],
  };

  test.each([
    ["application/json", { a: 1 }, '{"a":1}'],
    ["Application/JSON; charset=utf-8", { a: 1 }, '{"a":1}'],
    ["application/x-www-form-urlencoded", { a: [1, 2] }, "a=1,2"],
    ["text/plain", "x", "x"],
    ["text/plain;charset=UTF-8", "x", "x"],
    ["text/plain ; charset=utf8", "x", "x"],
    ['text/plain; charset="utf-8"', "x", "x"],
    ["image/png", new Blob(["x"]), "x"],
    ["application/atom+xml", "<x/>", "<x/>"],
  ])("is what the caller says: %s", async (contentType, value, text) => {
    const { headers, body } = await arrive(several, { "Content-Type": contentType, body: value });
    expect(headers["content-type"]).toBe(contentType);
    expect(body.toString()).toBe(text);
  });

  test("of any media type still needs one", async () => {
    const any = { name: "body", in: wire.body, content: { "*/*": { in: textBody } } };
    const [contentType] = several.parameters;
    const operation = { parameters: [contentType!, any] };
    const { headers } = await arrive(operation, { "Content-Type": "text/csv", body: "x" });
    expect(headers["content-type"]).toBe("text/csv");
    expect(await refuse(operation, { body: "x" })).toContain('needs a "Content-Type" of */*');
  });

  test("is what the spec says of a media type with this parameter, else of that without", async () => {
    const csv = {
      "text/csv": { in: textBody },
      "text/csv; header=present": { in: jsonBody },
    };
    const [contentType] = several.parameters;
    const operation = { parameters: [contentType!, { name: "body", in: wire.body, content: csv }] };
    const take = async (mediaType: string): Promise<string> =>
      (await arrive(operation, { "Content-Type": mediaType, body: "x" })).body.toString();
    expect(await take("Text/CSV; Header=present")).toBe('"x"');
    expect(await take("text/csv; header=absent")).toBe("x");
  });

  test("has its boundary where it is multipart/form-data", async () => {
    const { headers } = await arrive(several, { "Content-Type": "multipart/form-data", body: {} });
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=form-\w+$/);
  });

  test("may be left out where it is not required", async () => {
    expect((await arrive(several, {})).body).toHaveLength(0);
  });

  const known =
    "application/json or application/x-www-form-urlencoded or multipart/form-data or text/plain or image/* or application/*+xml";
  test.each([
    ["no Content-Type", undefined, `"body" needs a "Content-Type" of ${known}`],
    ["another one", "application/xml", `"body" needs a "Content-Type" of ${known}`],
    ["JSON of another kind", "application/vnd.api+json", `"body" needs a "Content-Type" of ${known}`],
    ["a range", "image/*", '"Content-Type" must be a media type'],
    ["any", "*/*", '"Content-Type" must be a media type'],
    ["no media type", "json", '"Content-Type" must be a media type'],
    ["a second line", "text/plain\r\nX-Admin: 1", '"Content-Type" must be a media type'],
    ["a line end", "text/plain\n", '"Content-Type" must be a media type'],
    ["two", "text/plain, text/html", '"Content-Type" must be a media type'],
    ["rubbish behind it", "text/plain; x", '"Content-Type" must be a media type'],
    ["a list of one", ["application/json"], '"Content-Type" must be a media type'],
    ["no text", 7, '"Content-Type" must be a media type'],
    ["a boundary of the caller's", "multipart/form-data; boundary=x", '"body" chooses its boundary itself'],
  ])("refuses %s", async (_, contentType, message) => {
    expect(await refuse(several, { "Content-Type": contentType, body: {} })).toContain(message);
  });
});

test.each([401, 429, 503, 500])("a stream is sent once, also when the answer is %i", async (status) => {
  let asked = 0;
  await using server = await serve((request, response) => {
    request.resume().on("end", () => response.writeHead(status, { "retry-after": "0" }).end());
  });
  const api = { server: "", security: wire.firstOf({ token: wire.bearer }, [["token"]]) };
  const token = (): string => `token-${(asked += 1)}`;
  const options = { baseUrl: server.url, token };
  const client = createClient(api, options);
  const upload: Operation = {
    operationId: "upload",
    method: "PUT",
    path: "/",
    parameters: [{ name: "body", in: binaryBody }],
    responses: { "204": {} },
    repeatable: true,
  };
  const call = send(client, upload, { body: streamOf("x") }, undefined);
  await expect(call).rejects.toMatchObject({ name: "HttpError", status, attempts: 1 });
  expect(server.requests).toHaveLength(1);
  expect(asked).toBe(1);
});

test("a stream that breaks ends the call with a NetworkError", async () => {
  const stream = new ReadableStream({
    pull: () => Promise.reject(new Error("the disk is gone")),
  });
  await using server = await serve((request, response) => {
    request.resume().on("end", () => response.writeHead(204).end());
  });
  const api = { server: "" };
  const client = createClient(api, { baseUrl: server.url });
  const upload: Operation = {
    operationId: "upload",
    method: "PUT",
    path: "/",
    parameters: [{ name: "body", in: binaryBody }],
    responses: { "204": {} },
  };
  const call = send(client, upload, { body: stream }, undefined);
  await expect(call).rejects.toMatchObject({ name: "NetworkError", attempts: 1 });
});

test("a form of parts is sent again as it was", async () => {
  const bodies: string[] = [];
  await using server = await serve((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      bodies.push(body);
      response.writeHead(bodies.length === 1 ? 503 : 204).end();
    });
  });
  const api = { server: "" };
  const client = createClient(api, { baseUrl: server.url, headers: { "content-type": "text/plain" } });
  const put: Operation = {
    operationId: "put",
    method: "PUT",
    path: "/",
    parameters: [{ name: "body", in: multipartBody }],
    responses: { "204": {} },
    repeatable: true,
  };
  await send(client, put, { body: { file: new File(["x"], "x.txt") } }, undefined);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toBe(bodies[1]);
  expect(server.requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
});
