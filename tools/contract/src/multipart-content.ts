import { Readable } from "node:stream";
import busboy from "busboy";
import { ownerOf } from "./form-content.js";
import { essence, isJson } from "./media-type.js";
import { decoded, type ReceivedRequest } from "./received-request.js";
import type { RequestContent } from "./request-body.js";
import { itemSchema, propertySchema } from "./schema-shape.js";
import type { SpecNode } from "./spec-node.js";
import { splitFields, type Style } from "./style.js";
import { decodedText, shapesOf, valueOf } from "./wire-value.js";

/** A part of a form (RFC 7578). */
interface Part {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
  readonly isFile: boolean;
}

/** What `multipart/form-data` holds, and what its parts break the declared encodings with. */
export interface MultipartContent {
  readonly value: object;
  readonly violations: readonly string[];
}

/** Rejects where it is no `multipart/form-data`. A file's value is its bytes as text. */
export async function readMultipart(
  request: ReceivedRequest,
  content: RequestContent,
): Promise<MultipartContent> {
  const parts = await readParts(request);
  const names = [...new Set(parts.map(({ name }) => ownerOf(name, content)))];
  const entries = names.map(
    (name) =>
      [
        name,
        readProperty(
          name,
          parts.filter((part) => ownerOf(part.name, content) === name),
          content,
        ),
      ] as const,
  );
  return {
    value: Object.fromEntries(entries),
    violations: parts.flatMap((part) => checkMediaType(part, content)),
  };
}

function readProperty(name: string, parts: readonly Part[], { schema, encodings }: RequestContent): unknown {
  const own = propertySchema(schema, name);
  const style = encodings.get(name)?.style;
  if (style !== undefined && parts.every(({ isFile }) => !isFile)) return readStyled(name, style, own, parts);
  const isList = shapesOf(own)[0] === "array";
  const values = parts.map(({ mediaType, content }) => {
    if (isJson(mediaType)) return JSON.parse(content) as unknown;
    return valueOf(content, isList ? itemSchema(own) : own, true);
  });
  const [value] = values;
  return values.length > 1 || (isList && !Array.isArray(value)) ? values : value;
}

/** The value that a style has made parts of. Nothing in them is percent-encoded: not even what stands between members. */
function readStyled(name: string, style: Style, own: SpecNode | undefined, parts: readonly Part[]): unknown {
  const fields = parts.map(
    (part) => [part.name, encodeURIComponent(part.content).replaceAll("%2C", ",")] as const,
  );
  const found = splitFields(name, style, shapesOf(own)[0] ?? "scalar", fields);
  const text =
    found && "text" in found ? decodedText(found.text, (each) => decoded(each, "query")) : undefined;
  return text && valueOf(text, own, true);
}

function checkMediaType({ name, mediaType }: Part, { encodings }: RequestContent): readonly string[] {
  const declared = encodings.get(name)?.contentTypes ?? [];
  const isDeclared = declared.some(
    (range) => range === mediaType || (range.endsWith("/*") && mediaType.startsWith(range.slice(0, -1))),
  );
  if (declared.length === 0 || isDeclared) return [];
  return [`The part "${name}" has the Content-Type "${mediaType}". The spec has: ${declared.join(", ")}.`];
}

function readParts({ headers, body }: ReceivedRequest): Promise<readonly Part[]> {
  const parts: Part[] = [];
  return new Promise((resolve, reject) => {
    const parser = busboy({
      headers: { "content-type": headers.get("content-type")?.[0] },
      defParamCharset: "utf8",
      limits: { fieldSize: body.byteLength },
    });
    parser.on("field", (name, content, { mimeType }) =>
      parts.push({ name, mediaType: essence(mimeType), content, isFile: false }),
    );
    parser.on("file", (name, stream, { mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () =>
        parts.push({
          name,
          mediaType: essence(mimeType),
          content: Buffer.concat(chunks).toString("latin1"),
          isFile: true,
        }),
      );
    });
    parser.on("error", reject);
    parser.on("close", () => resolve(parts));
    Readable.from([body]).pipe(parser);
  });
}
