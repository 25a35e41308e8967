import { typedSchema } from "../build/content.js";
import type { MediaType } from "../provider.js";
import { type Pair, pairOf } from "./api-change.js";
import { child, follow, membersOf, type SpecNode } from "./spec-node.js";

/** The members of `content` under their keys, references followed. */
export function contentNodes(nodes: Pair, base: MediaType, head: MediaType): Pair {
  const enter = (node: SpecNode, { key }: MediaType): SpecNode => follow(child(child(node, "content"), key));
  return { base: enter(nodes.base, base), head: enter(nodes.head, head) };
}

/** The schemas that content is typed by. */
export function schemaNodes(nodes: Pair, { kind }: MediaType): Pair {
  return pairOf(nodes, (node) => {
    const members = membersOf(node);
    const schema = typedSchema(kind, members);
    if (schema === members["schema"]) return child(node, "schema");
    return schema === members["itemSchema"]
      ? child(node, "itemSchema")
      : child(child(node, "schema"), "items");
  });
}
