import { schemaWithNull } from "./null-choice.js";
import {
  canonical,
  child,
  children,
  follow,
  keyOf,
  membersOf,
  referenceOf,
  type SpecNode,
} from "./spec-node.js";

/** A schema with all that holds for its values: what it refers to, and the members of `allOf`, are put into one. */
export interface FlatSchema {
  readonly node: SpecNode;
  readonly properties: ReadonlyMap<string, SpecNode>;
  /** Where each required property is said to be so. */
  readonly required: ReadonlyMap<string, SpecNode>;
  /** All other keywords, each with every place that has it. */
  readonly keywords: ReadonlyMap<string, readonly SpecNode[]>;
}

export function flatten(node: SpecNode): FlatSchema {
  const properties = new Map<string, SpecNode>();
  const required = new Map<string, SpecNode>();
  const keywords = new Map<string, SpecNode[]>();
  const seen = new Set<unknown>();
  const add = (part: SpecNode): void => {
    if (part.value === false) keywords.set("false", [part]);
    if (typeof part.value !== "object" || seen.has(part.value)) return;
    seen.add(part.value);
    if (referenceOf(part) !== undefined) add(follow({ ...part, value: { $ref: referenceOf(part) } }));
    for (const member of children(part)) {
      const keyword = keyOf(member);
      if (keyword === "$ref") continue;
      const nullable = Object.hasOwn(membersOf(part), "type") ? undefined : schemaWithNull(member);
      if (nullable !== undefined) add(nullable);
      else if (keyword === "allOf") children(member).forEach(add);
      else if (keyword === "properties")
        children(member).forEach((each) => properties.set(keyOf(each), each));
      else if (keyword === "required")
        children(member).forEach((each) => required.set(String(each.value), each));
      else keywords.set(keyword, [...(keywords.get(keyword) ?? []), member]);
    }
  };
  add(node);
  return { node, properties, required, keywords };
}

/** What holds for a keyword, as text; undefined where nothing does. */
export function textOf({ keywords }: FlatSchema, keyword: string): string | undefined {
  const texts = (keywords.get(keyword) ?? []).map(({ value }) => canonical(value));
  return texts.length === 0 ? undefined : [...new Set(texts)].join(" and ");
}

/** The node of a keyword, or where it would be. */
export function keywordNode({ node, keywords }: FlatSchema, keyword: string): SpecNode {
  return keywords.get(keyword)?.[0] ?? child(node, keyword);
}

/** The types that values may have: those of `type`, else those that the other keywords speak of; undefined for all. */
export function typesOf(schema: FlatSchema): ReadonlySet<string> | undefined {
  const declared = schema.keywords.get("type")?.[0]?.value;
  if (declared !== undefined) return new Set([declared].flat().map(String));
  const values = valuesOf(schema);
  if (values !== undefined) return new Set(values.map((text) => typeOf(JSON.parse(text))));
  if (schema.properties.size > 0) return new Set(["object"]);
  return schema.keywords.has("items") ? new Set(["array"]) : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The values of `const` or `enum`, as text; undefined where a value may be any of its type. */
export function valuesOf({ keywords }: FlatSchema): readonly string[] | undefined {
  const constant = keywords.get("const")?.[0];
  if (constant !== undefined) return [canonical(constant.value)];
  const members = keywords.get("enum")?.[0];
  return members && children(members).map(({ value }) => canonical(value));
}
