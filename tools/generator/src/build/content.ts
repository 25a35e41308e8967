import type { OpenApi } from "../document.js";
import { object, resolve, unescapePointer } from "../found-operation.js";
import type { ContentKind, Encoding, Example, MediaType, StyleName } from "../provider.js";
import { type Source, text } from "./source.js";

/** The members of `content`, in its order. What is no media type is left out. */
export function buildContent(source: Source, holder: OpenApi): readonly MediaType[] {
  return Object.entries(object(holder["content"]))
    .filter(([key]) => MEDIA_TYPE.test(key.trim()))
    .map(([key, value]) => buildMediaType(source, key, resolve(source.document, value)));
}

// RFC 9110, section 8.3.1, or a range of section 12.5.1.
const MEDIA_TYPE = /^(?:\*\/\*|[\w!#$&^.+-]+\/[\w!#$&^.+*-]+)\s*(?:;.*)?$/;

function buildMediaType({ document, typeNames }: Source, key: string, content: OpenApi): MediaType {
  const name = essence(key);
  const kind = findKind(name, resolve(document, content["schema"]));
  const reference = object(typedSchema(kind, content))["$ref"];
  return {
    key,
    name,
    kind,
    schema: typeof reference === "string" ? typeNames.get(schemaKey(reference)) : undefined,
    encodings: ["form", "multipart"].includes(kind) ? buildEncodings(content) : [],
    examples: buildExamples(document, content),
  };
}

/** A media type without its parameters, in lower case. */
export function essence(key: string): string {
  return key.replace(/;.*/s, "").trim().toLowerCase();
}

/** What content of a media type is made of. A range says little, so there the schema decides. */
export function findKind(name: string, schema: OpenApi): ContentKind {
  if (/^(?:application|text)\/(?:.+\+)?json$/.test(name)) return "json";
  if (/^application\/(?:jsonl|x-jsonlines|ndjson|x-ndjson|json-lines)$/.test(name)) return "jsonLines";
  if (/^application\/(?:.+\+)?json-seq$/.test(name)) return "jsonSequence";
  if (name === "text/event-stream") return "events";
  if (name === "application/x-www-form-urlencoded") return "form";
  if (name === "multipart/form-data") return "multipart";
  if (/^text\/|[/+](?:xml|yaml)$|^application\/(?:x-yaml|graphql|javascript)$/.test(name)) return "text";
  if (!/^(?:\*|application)\/\*/.test(name)) return "binary";
  const { type, format, contentMediaType } = schema;
  const isOpen = Object.keys(schema).length === 0;
  if (isOpen || format === "binary" || contentMediaType !== undefined) return "binary";
  return type === "string" ? "text" : "json";
}

/** The schema that content is typed by: of a stream, that of its items (OpenAPI 3.2, section 4.14.3). */
export function typedSchema(kind: ContentKind, { schema, itemSchema }: OpenApi): unknown {
  if (kind !== "jsonLines" && kind !== "jsonSequence") return schema;
  const { type, items } = object(schema);
  return itemSchema ?? (type === "array" ? items : schema);
}

function buildEncodings(content: OpenApi): readonly Encoding[] {
  return Object.entries(object(content["encoding"])).map(([property, value]): Encoding => {
    const { contentType, style, explode, allowReserved } = object(value);
    const isStyled = [style, explode, allowReserved].some((each) => each !== undefined);
    const name = (text(style) || "form") as StyleName;
    return {
      property,
      contentType: text(contentType) || undefined,
      style: isStyled
        ? { type: "style", name, explode: typeof explode === "boolean" ? explode : name === "form" }
        : undefined,
      allowReserved: allowReserved === true,
    };
  });
}

function buildExamples(document: OpenApi, content: OpenApi): readonly Example[] {
  const named = Object.entries(object(content["examples"])).map(([name, example]): Example => {
    const { summary, value } = resolve(document, example);
    return { name, summary: text(summary), value };
  });
  const single = content["example"];
  const all = single === undefined ? named : [{ name: "example", summary: "", value: single }, ...named];
  return all.filter(({ value }) => value !== undefined);
}

function schemaKey(reference: string): string {
  return unescapePointer(reference.replace("#/components/schemas/", ""));
}
