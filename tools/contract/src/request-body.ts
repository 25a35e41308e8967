import { isJson, isText } from "./media-type.js";
import type { SchemaCheck, SchemaCompiler } from "./schema-check.js";
import type { SpecNode } from "./spec-node.js";

/** A Request Body Object: what may be sent, by media type or range of them. */
export interface RequestBody {
  readonly required: boolean;
  readonly content: ReadonlyMap<string, SchemaCheck>;
}

export function readRequestBody(node: SpecNode, compile: SchemaCompiler): RequestBody {
  const content = new Map<string, SchemaCheck>();
  for (const [mediaType, member] of node.get("content")?.entries() ?? []) {
    const schema = member.at("schema");
    if (schema !== undefined && !isJson(mediaType) && !isText(mediaType)) {
      throw member.error(`a body of type "${mediaType}" can't be checked against a schema`);
    }
    content.set(mediaType, compile(schema));
  }
  return { required: node.at("required")?.value === true, content };
}
