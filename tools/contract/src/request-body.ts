import { essence, isForm, isJson, isMultipart } from "./media-type.js";
import type { SchemaCheck, SchemaCompiler } from "./schema-check.js";
import type { SpecNode } from "./spec-node.js";
import { readStyle, type Style } from "./style.js";

/** A Request Body Object: what may be sent, by media type or range of them. */
export interface RequestBody {
  readonly required: boolean;
  readonly content: ReadonlyMap<string, RequestContent>;
}

/** A Media Type Object. */
export interface RequestContent {
  readonly schema: SpecNode | undefined;
  readonly check: SchemaCheck;
  /** By the property of a form: how it is written, where the spec says so. */
  readonly encodings: ReadonlyMap<string, Encoding>;
}

/** An Encoding Object. */
export interface Encoding {
  /** Undefined where the media type counts. */
  readonly style: Style | undefined;
  /** The media types that a part may have; none where the spec does not say. */
  readonly contentTypes: readonly string[];
}

export function readRequestBody(node: SpecNode, compile: SchemaCompiler): RequestBody {
  const entries = (node.get("content")?.entries() ?? []).map(([mediaType, member]) => {
    const schema = member.at("schema");
    const isStructured = isJson(mediaType) || isForm(mediaType) || isMultipart(mediaType);
    const encodings = isStructured
      ? readEncodings(member, isStyled(mediaType, node))
      : new Map<string, Encoding>();
    return [mediaType, { schema, check: compile(schema), encodings }] as const;
  });
  return { required: node.at("required")?.value === true, content: new Map(entries) };
}

/** Before OpenAPI 3.1, styles say nothing of the parts of a form (3.0.3, section 4.7.15). */
function isStyled(mediaType: string, node: SpecNode): boolean {
  return !isMultipart(mediaType) || !node.version.startsWith("3.0.");
}

function readEncodings(mediaType: SpecNode, hasStyles: boolean): ReadonlyMap<string, Encoding> {
  const entries = (mediaType.get("encoding")?.entries() ?? []).map(([property, node]) => {
    const says = ["style", "explode", "allowReserved"].some((key) => node.at(key) !== undefined);
    const contentTypes = (node.text("contentType") ?? "").split(",").map(essence).filter(Boolean);
    return [
      property,
      { style: hasStyles && says ? readStyle(node, "form") : undefined, contentTypes },
    ] as const;
  });
  return new Map(entries);
}
