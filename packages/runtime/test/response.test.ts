import type { CallOptions } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import { describe, expect, test } from "vitest";
import { serve } from "./loopback.js";

const { decodeJson, decodeText, decodeBinary } = wire;

type Answer = readonly [status: number, mediaType: string | undefined, body: string | Uint8Array];

/** Calls an Operation that a server answers with each of these in turn. */
async function receive(
  responses: wire.Operation["responses"],
  answers: readonly Answer[],
  options?: CallOptions,
): Promise<unknown> {
  let count = 0;
  await using server = await serve((_, response) => {
    const [status, mediaType, body] = answers[count]!;
    count += 1;
    response
      .writeHead(status, { etag: `"${count}"`, ...(mediaType && { "content-type": mediaType }) })
      .end(body);
  });
  const client = wire.createClient({ server: "" }, { baseUrl: server.url });
  const operation = {
    operationId: "op",
    method: "GET",
    repeatable: true,
    path: "/",
    parameters: [],
    responses,
  };
  return await wire.send(client, operation, undefined, options);
}

test.each([
  ["text", "text/plain", decodeText, "text/plain; charset=utf-8", "ü\n", "ü\n"],
  ["text of no length", "text/plain", decodeText, "text/plain", "", ""],
  ["XML as text", "application/xml", decodeText, "application/xml", "<a/>", "<a/>"],
  ["bytes", "image/png", decodeBinary, "image/png", Uint8Array.of(0, 255), Uint8Array.of(0, 255)],
  ["no bytes", "application/octet-stream", decodeBinary, "application/octet-stream", "", new Uint8Array()],
] as const)("decodes %s", async (_, declared, decoder, mediaType, body, value) => {
  expect(await receive({ "200": { [declared]: decoder } }, [[200, mediaType, body]])).toEqual(value);
});

test.each([
  ["text that is not UTF-8", "text/plain", decodeText, "text/plain", Uint8Array.of(255)],
  ["text of another media type", "text/plain", decodeText, "text/html", "<p>"],
  ["bytes of another media type", "image/png", decodeBinary, "text/html", "<p>"],
  ["JSON behind a semicolon", "application/json", decodeJson, ";application/json", "{}"],
  ["JSON of a name that every object has", "application/json", decodeJson, "constructor", "{}"],
] as const)("refuses %s", async (_, declared, decoder, mediaType, body) => {
  const call = receive({ "200": { [declared]: decoder } }, [[200, mediaType, body]]);
  await expect(call).rejects.toMatchObject({ name: "DecodeError", status: 200 });
});

test.each([
  ["text/*", "text/csv; charset=utf-8"],
  ["*/*", "text/csv"],
  ["*/*", undefined],
  ["*", "text/csv"],
  ["TEXT/CSV", "text/csv"],
  ["text/csv; header=present", "Text/CSV"],
  ["application/problem+json", "application/json"],
  ["application/vnd.acme+json", "application/problem+json; charset=utf-8"],
])("a spec's %s is also what an answer calls %s", async (declared, mediaType) => {
  const content = wire.mediaRanges({ "font/woff": decodeBinary, [declared]: decodeText });
  expect(await receive({ "200": content }, [[200, mediaType, "a"]])).toBe("a");
});

test.each([
  ["text/*", "application/text"],
  ["text/*", undefined],
  ["text/csv; header=present", "text/csvs"],
  ["application/problem+json", "text/json"],
  ["application/json", "application/vnd.acme+json-seq"],
])("a spec's %s is not what an answer calls %s", async (declared, mediaType) => {
  const content = wire.mediaRanges({ "font/woff": decodeBinary, [declared]: decodeText });
  const call = receive({ "200": content }, [[200, mediaType, "a"]]);
  await expect(call).rejects.toThrow(
    `op: 200 with 1 bytes of ${mediaType ?? "no media type"}, no valid font/woff or ${declared}`,
  );
});

test.each([
  [404, undefined],
  [400, { a: 1 }],
  [499, { a: 1 }],
  [500, undefined],
])("a range declares each status that is not declared by itself: %i", async (status, body) => {
  const responses = wire.ranged({ "4XX": { "text/json": decodeJson }, "404": {}, default: {} });
  await expect(receive(responses, [[status, "text/json", '{"a":1}']], { retries: 0 })).rejects.toMatchObject({
    status,
    body,
  });
});

test("a status by itself declares no other", () => {
  const content = { "text/plain": decodeText };
  expect(Object.keys(wire.ranged({ "200": content }))).toEqual(["200"]);
  expect(Object.keys(wire.ranged({ "4XX": content }))).toHaveLength(100 + 1);
});

test("hands the bytes of an error out", async () => {
  const call = receive({ "404": { "image/png": decodeBinary } }, [[404, "image/png", "x"]]);
  await expect(call).rejects.toMatchObject({ status: 404, body: new TextEncoder().encode("x") });
});

describe("onResponse", () => {
  const responses = { "200": { "application/json": decodeJson }, "202": {}, "404": {} };

  /** What `onResponse` is told of, one after the other. */
  async function observe(answers: readonly Answer[]): Promise<readonly unknown[]> {
    const told: unknown[] = [];
    const call = receive(responses, answers, {
      onResponse: ({ status, headers }) => void told.push([status, headers.get("etag")]),
    });
    await call.catch(() => {});
    return told;
  }

  test.each<readonly [string, readonly Answer[], readonly unknown[]]>([
    ["the status and the header fields of a success", [[200, "application/json", "{}"]], [[200, '"1"']]],
    ["another declared success", [[202, undefined, ""]], [[202, '"1"']]],
    ["an error that the server answered with", [[404, undefined, ""]], [[404, '"1"']]],
    ["a success that is no success", [[200, "text/html", "<p>"]], [[200, '"1"']]],
    [
      "the answer that stands, once",
      [
        [503, undefined, ""],
        [200, "application/json", "{}"],
      ],
      [[200, '"2"']],
    ],
  ])("is told of %s", async (_, answers, expected) => {
    expect(await observe(answers)).toEqual(expected);
  });

  test("is not called where no answer came", async () => {
    const told: unknown[] = [];
    const api = { server: "" };
    const client = wire.createClient(api, { baseUrl: "http://127.0.0.1:2", retries: 0 });
    const operation = {
      operationId: "op",
      method: "GET",
      repeatable: true,
      path: "/",
      parameters: [],
      responses,
    };
    const call = wire.send(client, operation, undefined, { onResponse: (response) => told.push(response) });
    await expect(call).rejects.toMatchObject({ name: "NetworkError" });
    expect(told).toEqual([]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("mine");
      },
    ],
    ["rejects", () => Promise.reject(new Error("mine"))],
  ])("that %s does not touch the call", async (_, onResponse) => {
    expect(await receive(responses, [[200, "application/json", "1"]], { onResponse })).toBe(1);
  });
});
