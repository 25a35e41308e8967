import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import busboy from "busboy";
import type { MediaType } from "../api.js";
import type { Request } from "../loopback.js";

/** What content that is no JSON arrives as other than it was sent, read by parsers that others wrote. */
export async function judgeBody(mediaType: MediaType, request: Request): Promise<readonly string[]> {
  const { kind, value } = mediaType;
  const same = (found: unknown, expected: unknown): readonly string[] =>
    isDeepStrictEqual(found, expected)
      ? []
      : [`The body arrived as ${JSON.stringify(found)}, sent as ${JSON.stringify(expected)}`];
  switch (kind) {
    case "json":
      return same(JSON.parse(request.body.toString()), JSON.parse(JSON.stringify(value)));
    case "text":
      return same(request.body.toString(), value);
    case "binary":
      return same([...request.body], [...(await bytesOf(value as Blob | Uint8Array))]);
    case "form": {
      const pairs = [...new URLSearchParams(request.body.toString())];
      return same(
        pairs,
        Object.entries(value as object).flatMap(([name, each]) => pairsOf(name, each)),
      );
    }
    case "multipart": {
      const expected = Object.entries(value as object).flatMap(([name, each]: [string, unknown]) =>
        [each].flat().map(async (one) => [inQuotes(name), ...(await partOf(one))]),
      );
      return same(await readParts(request), await Promise.all(expected));
    }
  }
}

/** A list is a pair for each member, an object its JSON (OpenAPI 3.1, section 4.8.15.1.1). */
function pairsOf(name: string, value: unknown): readonly (readonly string[])[] {
  if (Array.isArray(value)) return value.map((each) => [name, String(each)]);
  return [[name, typeof value === "object" ? JSON.stringify(value) : String(value)]];
}

/** Media type, file name and content as the defaults of the Encoding Object have them (OpenAPI 3.1, section 4.8.15.1). */
async function partOf(value: unknown): Promise<readonly unknown[]> {
  if (value instanceof Blob) {
    const name = value instanceof File ? inQuotes(value.name) : "blob";
    return [value.type || "application/octet-stream", name, [...(await bytesOf(value))]];
  }
  if (typeof value === "object") return ["application/json", undefined, JSON.stringify(value)];
  return ["text/plain", undefined, String(value)];
}

/** A name as browsers write it, and servers leave it (WHATWG HTML, "multipart/form-data encoding algorithm"). */
function inQuotes(name: string): string {
  return name.replaceAll('"', "%22");
}

function readParts(request: Request): Promise<readonly (readonly unknown[])[]> {
  const parts: (readonly unknown[])[] = [];
  return new Promise((done, fail) => {
    const parser = busboy({ headers: request.headers, defParamCharset: "utf8" });
    parser.on("field", (name, text, { mimeType }) => parts.push([name, mimeType, undefined, text]));
    parser.on("file", (name, stream, { filename, mimeType }) => {
      const part: unknown[] = [name, mimeType, filename];
      parts.push(part);
      const bytes: number[] = [];
      stream.on("data", (chunk: Buffer) => bytes.push(...chunk)).on("end", () => part.push(bytes));
    });
    parser.on("error", fail).on("close", () => done(parts));
    Readable.from([request.body]).pipe(parser);
  });
}

async function bytesOf(value: Blob | Uint8Array): Promise<Uint8Array> {
  return value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : value;
}
