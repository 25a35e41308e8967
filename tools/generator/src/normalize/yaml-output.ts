import { isDeepStrictEqual } from "node:util";
import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, visit, type YAMLMap } from "yaml";
import { isObject } from "../load/specification.js";
import type { Proposal } from "./apply-rules.js";
import { keepBlocks } from "./block-scalar.js";

/**
 * A value as YAML, with proposals as comments. Where there is a text already, what has not changed in it stays as it
 * stands, with its comments; undefined where nothing has to change.
 */
export function writeYaml(
  value: unknown,
  proposals: readonly Proposal[],
  text: string | undefined,
): string | undefined {
  const options = { customTags: keepBlocks, keepSourceTokens: true } as const;
  const known = text === undefined ? undefined : parseDocument(text, options);
  // A change to what an alias repeats would change it everywhere.
  const isPlain = known !== undefined && !hasAlias(known);
  const isSame = known !== undefined && isDeepStrictEqual(known.toJS(), value);
  const document = isPlain ? known : new Document(value, { aliasDuplicateObjects: false });
  if (isPlain && !isSame)
    document.contents = revise(document, document.contents, value) as typeof document.contents;
  const added = proposals.filter((proposal) => propose(document, proposal));
  if (isSame && added.length === 0) return undefined;
  return document.toString({ lineWidth: 0 });
}

function hasAlias(document: Document): boolean {
  let isFound = false;
  visit(document, {
    Alias: () => {
      isFound = true;
      return visit.BREAK;
    },
  });
  return isFound;
}

/** The node with the value, of which as much as possible is the old one. */
function revise(document: Document, node: unknown, value: unknown): unknown {
  if (isMap(node) && isObject(value)) {
    const items = revisePairs(document, node, Object.entries(value));
    node.items = items;
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    const old = node.items.map((item) => ({ item, value: toValue(item) }));
    node.items = value.map((member: unknown, index) => {
      const same = old.findIndex((each) => isDeepStrictEqual(each.value, member));
      if (same !== -1) return old.splice(same, 1)[0]!.item;
      return value.length === node.items.length
        ? revise(document, node.items[index], member)
        : document.createNode(member);
    });
    return node;
  }
  if (isScalar(node) && node.value === value) return node;
  const created = document.createNode(value, { aliasDuplicateObjects: false });
  if (isScalar(node) && isScalar(created) && node.comment != null) created.comment = node.comment;
  return created;
}

function revisePairs(
  document: Document,
  map: YAMLMap,
  entries: readonly (readonly [string, unknown])[],
): Pair[] {
  const names = new Set(entries.map(([name]) => name));
  const old = new Map(map.items.map((pair) => [nameOf(pair), pair]));
  return entries.map(([name, member], index) => {
    const beside = map.items[index];
    // A key that has given way to another one in its place was renamed.
    const isRenamed =
      !old.has(name) &&
      beside !== undefined &&
      !names.has(nameOf(beside)) &&
      map.items.length === entries.length;
    const pair = old.get(name) ?? (isRenamed ? beside : undefined);
    if (pair === undefined) return document.createPair(name, member) as Pair;
    if (isRenamed && isScalar(pair.key)) pair.key.value = name;
    pair.value = revise(document, pair.value, member);
    return pair;
  });
}

function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function toValue(node: unknown): unknown {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.toJSON() as unknown) : node;
}

/** Writes a comment before a key, unless it stands there already. */
function propose(document: Document, { keys, comment }: Proposal): boolean {
  const holder = document.getIn(keys.slice(0, -1), true);
  const pair = isMap(holder) ? holder.items.find((each) => nameOf(each) === keys.at(-1)) : undefined;
  if (pair === undefined) return false;
  const key = isScalar(pair.key) ? pair.key : document.createNode(pair.key);
  const text = comment.replaceAll(/^/gm, " ");
  // The comment before the first key of a map is the map's.
  const before = [
    key.commentBefore,
    isMap(holder) ? holder.commentBefore : undefined,
    document.commentBefore,
  ];
  if (before.some((each) => each?.includes(text) === true)) return false;
  key.commentBefore = key.commentBefore == null ? text : `${key.commentBefore}\n${text}`;
  pair.key = key;
  return true;
}
