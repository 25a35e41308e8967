import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import busboy from "busboy";
import type { MediaType } from "../api.js";
import type { Request } from "../loopback.js";

/** What content arrives as other than it was sent, read by parsers that others wrote. */
export async function judgeBody(mediaType: MediaType, request: Request): Promise<readonly string[]> {
  const [found, expected] = await readings(mediaType, request);
  if (isDeepStrictEqual(found, expected)) return [];
  return [`The body arrived as ${JSON.stringify(found)}, sent as ${JSON.stringify(expected)}`];
}

/** What arrived, and what was sent. */
async function readings(
  { kind, value, encoding }: MediaType,
  request: Request,
): Promise<readonly [unknown, unknown]> {
  if (kind === "json") return [JSON.parse(request.body.toString()), JSON.parse(JSON.stringify(value))];
  if (kind === "text") return [request.body.toString(), value];
  if (kind === "binary") return [[...request.body], [...(await bytesOf(value as Blob | Uint8Array))]];
  const properties = Object.entries(value as object) as [string, unknown][];
  if (kind === "form") {
    const found = [...new URLSearchParams(request.body.toString())];
    const pairs = properties.map(([name, each]) => {
      return Object.hasOwn(encoding, name) ? [[name, JSON.stringify(each)]] : pairsOf(name, each);
    });
    return [found, pairs.flat()];
  }
  const parts = properties.flatMap(([name, each]) =>
    [each].flat().map(async (one) => {
      const own = Object.hasOwn(encoding, name) ? encoding[name]?.contentType : undefined;
      return [inQuotes(name), ...(await partOf(one, own))];
    }),
  );
  return [await readParts(request), await Promise.all(parts)];
}

/** A list is a pair for each member, an object its JSON (OpenAPI 3.1, section 4.8.15.1.1). */
function pairsOf(name: string, value: unknown): readonly (readonly string[])[] {
  if (Array.isArray(value)) return value.map((each) => [name, String(each)]);
  return [[name, textOf(value)]];
}

/** Media type, file name and content as the defaults of the Encoding Object have them (OpenAPI 3.1, section 4.8.15.1). */
async function partOf(value: unknown, declared: string | undefined): Promise<readonly unknown[]> {
  if (value instanceof Blob) {
    const name = value instanceof File ? inQuotes(value.name) : "blob";
    return [declared ?? (value.type || "application/octet-stream"), name, [...(await bytesOf(value))]];
  }
  if (typeof value === "object") return [declared ?? "application/json", undefined, JSON.stringify(value)];
  return [declared ?? "text/plain", undefined, textOf(value)];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
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
