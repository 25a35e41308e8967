import { brotliCompressSync, gzipSync } from "node:zlib";
import { close, flood, reply } from "../fault-server.js";
import { type Fault, SECRET, STOPPED } from "./fault.js";

const JSON_TEXT = '{"status":"stopped"}';
const HTML = "<!doctype html><title>Bad Gateway</title>";
const decoding = { name: "DecodeError", status: 200, attempts: 1 } as const;
const html = { "content-type": "text/html" };

/** A 200 with this content. */
function ok(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): readonly Uint8Array[] {
  return [reply("200 OK", body, headers)];
}

/** Answers whose content is not what the API declares. */
export function answerFaults(): readonly Fault[] {
  const gzip = { "content-encoding": "gzip" };
  const written = { success: 0, error: 0 };
  const note = (key: keyof typeof written) => (bytes: number) => void (written[key] = bytes);
  // Sockets hold some megabytes that nobody reads.
  const expectCut = (key: keyof typeof written) => (): void => {
    if (written[key] > 40e6) throw new Error(`${written[key]} bytes were taken`);
  };
  return [
    { fault: "packed by gzip", replies: ok(gzipSync(JSON_TEXT), gzip), expected: STOPPED },
    {
      fault: "packed by brotli",
      replies: ok(brotliCompressSync(JSON_TEXT), { "content-encoding": "br" }),
      expected: STOPPED,
    },
    {
      fault: "gzip cut off",
      replies: ok(gzipSync(JSON_TEXT).subarray(0, -12), gzip),
      expected: decoding,
    },
    {
      fault: "gzip that is none",
      replies: ok(JSON_TEXT, gzip),
      expected: { name: "NetworkError", attempts: 1 },
    },
    {
      fault: "gzip bomb",
      replies: ok(gzipSync(Buffer.alloc(20e6, " ")), gzip),
      client: { maxResponseBytes: 1e6, token: SECRET },
      expected: decoding,
      says: /more than 1000000 bytes/,
    },
    {
      fault: "gzip bomb in an error",
      replies: [reply("500 No", gzipSync(Buffer.alloc(20e6, "x")), gzip)],
      expected: { name: "HttpError", status: 500, text: "x".repeat(65_536) },
    },
    {
      fault: "body of 50 MB",
      replies: [
        flood(
          "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 50000000\r\n\r\n",
          50e6,
          note("success"),
        ),
      ],
      expected: decoding,
      says: /more than 8388608 bytes/,
      closes: true,
      check: expectCut("success"),
    },
    {
      fault: "body of 50 MB in an error",
      replies: [flood("HTTP/1.1 502 No\r\ncontent-length: 50000000\r\n\r\n", 50e6, note("error"))],
      expected: { name: "HttpError", status: 502, text: "x".repeat(65_536) },
      closes: true,
      check: expectCut("error"),
    },
    {
      fault: "body of exactly the limit",
      replies: ok(JSON_TEXT),
      client: { maxResponseBytes: JSON_TEXT.length, token: SECRET },
      expected: STOPPED,
    },
    {
      fault: "body of one byte over the limit",
      replies: ok(JSON_TEXT),
      client: { maxResponseBytes: JSON_TEXT.length - 1, token: SECRET },
      expected: decoding,
    },
    { fault: "HTML in a 200", replies: ok(HTML, html), expected: decoding, says: /text\/html/ },
    {
      fault: "HTML in a 404",
      replies: [reply("404 Not Found", HTML, html)],
      expected: { name: "HttpError", status: 404, body: undefined, text: HTML },
    },
    {
      fault: "HTML in a 502",
      replies: [reply("502 Bad Gateway", HTML, html)],
      expected: { name: "HttpError", status: 502, body: undefined, text: HTML },
    },
    { fault: "HTML in the name of JSON", replies: ok(HTML), expected: decoding },
    { fault: "an empty 200", replies: ok(""), expected: decoding },
    {
      fault: "an empty 200 that calls itself JSON",
      replies: ok("", { "content-type": "application/json" }),
      expected: decoding,
    },
    {
      fault: "an empty 200 that ends with the connection",
      replies: [close("HTTP/1.1 200 OK\r\n\r\n")],
      expected: decoding,
    },
    { fault: "white space for JSON", replies: ok(" \n"), expected: decoding },
    { fault: "`null` is JSON, and stays null", replies: ok("null"), expected: { result: null } },
    { fault: "`false` is JSON, and stays false", replies: ok("false"), expected: { result: false } },
    { fault: "NaN", replies: ok('{"status":NaN}'), expected: decoding },
    { fault: "text behind the JSON", replies: ok(`${JSON_TEXT} trailing`), expected: decoding },
    { fault: "two JSON texts", replies: ok(JSON_TEXT + JSON_TEXT), expected: decoding },
    { fault: "cut JSON of the right length", replies: ok('{"status":"sto'), expected: decoding },
    { fault: "single quotes", replies: ok("{'status':'stopped'}"), expected: decoding },
    { fault: "JSON behind a guard", replies: ok(`)]}',\n${JSON_TEXT}`), expected: decoding },
    { fault: "a byte order mark", replies: ok(`\ufeff${JSON_TEXT}`), expected: STOPPED },
    {
      fault: "bytes that are not UTF-8",
      replies: ok(Buffer.from([0x22, 0xc3, 0x28, 0x22])),
      expected: decoding,
    },
    {
      fault: "a surrogate as UTF-8",
      replies: ok(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])),
      expected: decoding,
    },
    { fault: "UTF-16", replies: ok(Buffer.from(JSON_TEXT, "utf16le")), expected: decoding },
    {
      fault: "UTF-16 with a byte order mark",
      replies: ok(Buffer.from(`\ufeff${JSON_TEXT}`, "utf16le")),
      expected: decoding,
    },
    {
      fault: "JSON in text/plain",
      replies: ok(JSON_TEXT, { "content-type": "text/plain" }),
      expected: decoding,
    },
    {
      fault: "JSON as another kind of JSON",
      replies: ok(JSON_TEXT, { "content-type": "application/hal+json" }),
      expected: STOPPED,
    },
    {
      fault: "JSON in capitals",
      replies: ok(JSON_TEXT, { "content-type": "Application/JSON" }),
      expected: STOPPED,
    },
    {
      fault: "JSON Lines",
      replies: ok(JSON_TEXT, { "content-type": "application/jsonl" }),
      expected: decoding,
    },
    { fault: "no content-type", replies: ok(JSON_TEXT, { "content-type": "" }), expected: decoding },
    {
      fault: "two content-types",
      replies: ok(JSON_TEXT, { "content-type": "application/json, text/html" }),
      expected: decoding,
    },
    {
      fault: "a charset that is not that of JSON",
      replies: ok('{"status":"gestoppt: ü"}', { "content-type": "application/json; charset=iso-8859-1" }),
      expected: { result: { status: "gestoppt: ü" } },
    },
    {
      fault: "`__proto__` in a body",
      replies: ok('{"__proto__":{"polluted":true}}'),
      expected: { result: JSON.parse('{"__proto__":{"polluted":true}}') },
      check: ({ outcome }) => {
        if (!Object.hasOwn(outcome as object, "__proto__")) throw new Error("it is not data");
        if ("polluted" in {} || "polluted" in (outcome as object)) throw new Error("it was merged");
      },
    },
    {
      fault: "`__proto__` in an error body",
      replies: [reply("404 No", '{"__proto__":{"message":"inherited"},"constructor":{"message":"x"}}')],
      expected: { name: "HttpError", status: 404 },
    },
    {
      fault: "a body 100,000 levels deep",
      replies: ok("[".repeat(100_000)),
      expected: decoding,
    },
    {
      fault: "an error message of 1 MB",
      replies: [reply("404 No", JSON.stringify({ message: "é".repeat(5e5) }))],
      expected: { name: "HttpError", status: 404, body: undefined },
    },
    {
      fault: "an error message with control characters",
      replies: [reply("404 No", JSON.stringify({ message: "a\u001b[2J\u0000\r\nb\u2028c\u0085" }))],
      expected: { name: "HttpError", status: 404 },
      says: /: a \[2J +b c $/,
    },
    {
      fault: "an error whose message is no text",
      replies: [reply("404 No", '{"message":{"toString":1},"error":[{}]}')],
      expected: { name: "HttpError", status: 404 },
    },
  ];
}
