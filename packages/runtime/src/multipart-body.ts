import { type Encoding, findEncoding, isPresent, JSON_TYPE, listProperties } from "./form-body.js";
import { stringify } from "./json-body.js";
import type { Location, Refuse } from "./location.js";
import { serializeScalar } from "./scalar.js";

/**
 * The Request Body of an Operation that takes `multipart/form-data`. Each property of an object is a part: a Blob or a File as a
 * file, and so an ArrayBuffer or a view of one (`Uint8Array`); text, numbers and booleans as text; objects as JSON. A list is
 * a part for each of its members.
 *
 * Not a `FormData`, which makes a file of each part that has a media type, JSON as well. A Blob can be sent again.
 */
export const multipartBody: Location = (draft, { mediaType, encoding }, value, refuse) => {
  if (/boundary/i.test(mediaType ?? "")) throw refuse("chooses its boundary itself");
  // Not to be guessed by who can choose the content of a part.
  const boundary = `form-${Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join("")}`;
  const parts = listProperties(value, refuse)
    .flatMap(([name, property]) =>
      buildParts(name, property, findEncoding(encoding, name), (problem) => refuse(`"${name}" ${problem}`)),
    )
    .flatMap(({ name, filename, contentType, content }) => {
      const fields = [`content-disposition: form-data; name="${escape(name)}"`];
      if (filename !== undefined) fields[0] += `; filename="${escape(filename)}"`;
      if (contentType !== undefined) fields.push(`content-type: ${contentType}`);
      return [`--${boundary}\r\n${fields.join("\r\n")}\r\n\r\n`, content, "\r\n"];
    });
  draft.content = { body: new Blob([...parts, `--${boundary}--\r\n`]) };
  draft.headers.set("content-type", `${mediaType ?? "multipart/form-data"}; boundary=${boundary}`);
};

/** A part of a form, with the header fields that it has (RFC 7578, section 4). */
interface Part {
  readonly name: string;
  readonly content: string | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  readonly contentType: string | undefined;
  readonly filename?: string;
}

/** The parts of a property: of a style, those that it makes of text, which nothing in a part needs to be encoded for. */
function buildParts(
  name: string,
  property: unknown,
  { style, contentType, ...how }: Encoding,
  refuse: Refuse,
): readonly Part[] {
  const members = [property].flat().filter(isPresent);
  if (style === undefined || members.some(isFile))
    return members.map((each) => ({ name, ...buildPart(each, contentType, refuse) }));
  const place = { prefix: "", encode: encodeURIComponent, refuse };
  const text = style({ ...how, name, allowReserved: false }, property, place);
  return [...new URLSearchParams(text)].map(([key, content]) => ({
    name: key,
    content,
    contentType: undefined,
  }));
}

function isFile(value: unknown): boolean {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function buildPart(value: unknown, declared: string | undefined, refuse: Refuse): Omit<Part, "name"> {
  const contentType = /[*,]/.test(declared ?? "*") ? undefined : declared;
  if (value instanceof Blob) {
    const filename = value instanceof File ? value.name : "blob";
    return { content: value, filename, contentType: contentType ?? chooseType(declared, value.type, refuse) };
  }
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const content = value as ArrayBuffer | ArrayBufferView<ArrayBuffer>;
    return { content, filename: "blob", contentType: contentType ?? chooseType(declared, "", refuse) };
  }
  if (JSON_TYPE.test(contentType ?? "") || (typeof value === "object" && contentType === undefined)) {
    return { content: stringify(value, refuse), contentType: contentType ?? "application/json" };
  }
  const content = serializeScalar(value, refuse);
  return { content, contentType };
}

/** The media type of a file, which has to be among those declared where there is a choice. */
function chooseType(declared: string | undefined, own: string, refuse: Refuse): string {
  const isIn = (type: string): boolean =>
    type === own || (type.includes("*") && own.startsWith(type.replace(/\*.*/, "")));
  if (
    declared === undefined ||
    declared
      .toLowerCase()
      .split(/\s*,\s*/)
      .some(isIn)
  ) {
    return own || "application/octet-stream";
  }
  throw refuse(`must be a Blob whose type is ${declared}`);
}

/** A name in a header field of a part, as browsers write it (WHATWG HTML, "multipart/form-data encoding algorithm"). */
function escape(name: string): string {
  return name.replace(/["\r\n]/g, (mark) => encodeURIComponent(mark));
}
