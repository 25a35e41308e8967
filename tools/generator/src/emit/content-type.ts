import type { ContentKind, MediaType, Operation, Response } from "../provider.js";

/** The type of what is sent as a media type. */
export function emitSentType(operation: Operation, { key, kind, schema }: MediaType): string {
  const simple = SENT_TYPES[kind];
  if (simple !== undefined) return simple;
  const holder = emitOperationType(operation, "requestBody");
  const required = operation.requestBody?.required ? holder : `NonNullable<${holder}>`;
  const type = schema ?? `${required}["content"][${JSON.stringify(key)}]`;
  return kind === "jsonLines" || kind === "jsonSequence" ? `Iterable<${type}>` : type;
}

const SENT_TYPES: Readonly<Partial<Record<ContentKind, string>>> = {
  text: "string",
  events: "string",
  binary: "Blob | ArrayBuffer | ArrayBufferView | ReadableStream",
};

/** The type of the content of a success. */
export function emitSuccessType(operation: Operation, response: Response, mediaType: MediaType): string {
  const { kind } = mediaType;
  if (kind === "events") return "AsyncIterable<ServerSentEvent>";
  if (kind === "binary") return "ReadableStream<Bytes>";
  if (kind === "jsonLines" || kind === "jsonSequence") {
    return `AsyncIterable<${emitSchemaType(operation, response, mediaType)}>`;
  }
  return kind === "json" ? emitSchemaType(operation, response, mediaType) : "string";
}

/** The type of the body of an error: all of it has arrived. */
export function emitErrorBodyType(operation: Operation, response: Response): string {
  const types = response.content.map((mediaType) => {
    if (mediaType.kind === "binary") return "Bytes";
    return mediaType.kind === "json" ? emitSchemaType(operation, response, mediaType) : "string";
  });
  return [...new Set(types)].join(" | ") || "undefined";
}

function emitSchemaType(operation: Operation, response: Response, { key, schema }: MediaType): string {
  if (schema !== undefined) return schema;
  const status = /^\d+$/.test(response.key) ? response.key : JSON.stringify(response.key);
  const holder = `${emitOperationType(operation, "responses")}[${status}]`;
  return `${holder}["content"][${JSON.stringify(key)}]`;
}

/** What openapi-typescript says of an Operation. */
export function emitOperationType({ operationId }: Operation, member: string): string {
  return `operations[${JSON.stringify(operationId)}][${JSON.stringify(member)}]`;
}
