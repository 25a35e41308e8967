import { ANY, FIELDS, type Shape } from "./grammar.js";
import { type Lexeme, nameOf } from "./lexeme.js";

/** A collection that is not over yet. */
export interface Frame {
  readonly shape: Shape;
  /** The key that it stands under. */
  readonly name: string;
  readonly seen: Set<string>;
  /** The position of its latest field in the usual order. */
  last: number;
  /** The type that a schema has named. */
  type?: string;
  /** The properties that a schema has listed. */
  properties?: ReadonlySet<string>;
  /** Of the schemas of the document: the names that references have. */
  targets?: ReadonlySet<string>;
  /** Of the document: where its operations start, and which fields some of them have that it may have, too. */
  operations?: { readonly starts: readonly number[]; readonly fields: Set<string> };
  /** What the first item of a list starts with. */
  first?: string;
}

export function createFrame(shape: Shape, name: string): Frame {
  return { shape, name, seen: new Set(), last: -1 };
}

/** Looks ahead: the lexeme that follows another one. */
export type Next = (lexeme: Lexeme) => Lexeme;

/** The open collection that a key belongs to, and whether another one could have had it. */
export interface Owner {
  readonly frame: Frame;
  readonly rival: Frame | undefined;
}

/**
 * Finds the owner of a key among the open collections: the innermost of those that can take it, where a field that comes
 * after the latest one in the usual order is better than one that comes before, and a map whose names have a form, such as
 * statuses, is better than one of any names.
 */
export function findOwner(frames: readonly Frame[], key: Lexeme, next: Next): Owner | undefined {
  const name = nameOf(key);
  const takers = frames.toReversed().filter((frame) => accepts(frames, frame, key, next));
  const [nearest] = takers;
  if (nearest === undefined) return undefined;
  // Without its first key, a collection would not be there.
  if (nearest === frames.at(-1) && nearest.seen.size === 0) return { frame: nearest, rival: undefined };
  const owner = findAudienceOwner(takers, key);
  if (owner !== undefined) return owner;
  const ruled = takers.filter(({ shape }) => shape.type !== "value");
  const regular = ruled.filter((frame) => isInOrder(frame, name));
  const strict = regular.find(({ shape }) => shape.type === "map" && shape.keys !== ANY);
  if (strict !== undefined) return { frame: strict, rival: undefined };
  const isText = ["word", "quoted"].includes(next(key).type);
  const frame = regular[0] ?? (isText ? nearest : (ruled[0] ?? nearest));
  const others = nearest.shape.type === "value" ? takers : regular;
  const rival = others.find((each) => {
    // A schema that nothing refers to would not be shown.
    const isShown = each.targets === undefined || each.targets.size === 0 || each.targets.has(name);
    return (
      each !== frame && isShown && (each.shape.type === frame.shape.type || frame.shape.type === "value")
    );
  });
  return { frame, rival };
}

/**
 * The owner of `servers` or `security`: the operation, where another one follows or one before has the same; else the
 * document, for which they mean the same if it has no other operation.
 */
function findAudienceOwner(takers: readonly Frame[], key: Lexeme): Owner | undefined {
  if (!/^(?:servers|security)$/.test(nameOf(key))) return undefined;
  const [operation, document] = ["Operation", "OpenApi"].map((kind) => {
    return takers.find(({ shape }) => shape.type === "object" && shape.kind === kind);
  });
  if (operation === undefined || document === undefined) return undefined;
  const { starts, fields } = document.operations!;
  if (starts.some((start) => start > key.start)) {
    fields.add(nameOf(key));
    return { frame: operation, rival: undefined };
  }
  if (starts.length < 2) return { frame: document, rival: undefined };
  return fields.has(nameOf(key))
    ? { frame: operation, rival: document }
    : { frame: document, rival: operation };
}

/** The open list that an item belongs to: the innermost one that holds things of this sort. */
export function findList(frames: readonly Frame[], item: Lexeme, next: Next): Frame | undefined {
  return frames.toReversed().find(({ shape, first }) => {
    if (shape.type === "value") return first !== undefined && first === sortOf(item);
    if (shape.type !== "list" || !fits(shape.of, item, next)) return false;
    return shape.of.type !== "value" || first === undefined || first === sortOf(item);
  });
}

/** What the items of a list of any data have in common: all scalars, or the same first key. */
export function sortOf(item: Lexeme): string {
  if (item.type === "key") return `key ${nameOf(item)}`;
  return item.type === "dash" || item.type === "flow" ? item.type : "scalar";
}

/** Notes that a collection has got a key. */
export function enter(frame: Frame, key: Lexeme, next: Next): void {
  const name = nameOf(key);
  frame.seen.add(name);
  if (frame.shape.type !== "object") return;
  frame.last = positionOf(frame.shape.kind, name);
  if (name === "type" && next(key).type === "word") frame.type = next(key).text;
}

function accepts(frames: readonly Frame[], frame: Frame, key: Lexeme, next: Next): boolean {
  const { shape, seen } = frame;
  const name = nameOf(key);
  const value = next(key);
  if (seen.has(name)) return false;
  if (shape.type === "value") return frame.first === undefined;
  if (shape.type === "map")
    return isFree(frames, frame, name) && shape.keys.test(name) && fits(shape.of, value, next);
  if (shape.type !== "object") return false;
  if (name === "$ref") return ["word", "quoted", "block"].includes(value.type);
  if (name.startsWith("x-")) return true;
  const field = FIELDS[shape.kind]?.[name];
  if (field === undefined || !fits(field, value, next)) return false;
  return shape.kind !== "Schema" || suits(frames, frame, key, next);
}

/** Whether a name may be one of a map: what a reference names is a schema of the document, and no property. */
function isFree(frames: readonly Frame[], frame: Frame, name: string): boolean {
  const schemas = frames.find((each) => each.targets?.has(name) === true && !each.seen.has(name));
  return schemas === undefined || schemas === frame;
}

/** Whether a field says something about a schema of this type, with these properties. */
function suits(frames: readonly Frame[], frame: Frame, key: Lexeme, next: Next): boolean {
  const name = nameOf(key);
  const value = next(key);
  if (name === "title") {
    const text = value.type === "block" ? next(value).text : value.text;
    const named = frames.find((each) => each.name === text);
    return named === undefined || named === frame;
  }
  if (name === "default" || name === "example" || name === "const") {
    return !(value.type === "key" && /^(?:\$ref|type|oneOf|anyOf|allOf)$/.test(nameOf(value)));
  }
  // What a type list or a combination has, its first lexemes don't tell.
  const isOpen = frame.type === undefined && !frame.seen.has("$ref");
  if (name === "items") return frame.type === "array" || (isOpen && frame.seen.has("type"));
  if (name === "properties" || name === "additionalProperties") {
    return frame.type === "object" || isOpen;
  }
  if (name !== "required") return true;
  // The properties may still be the open collection.
  const inner = frames[frames.indexOf(frame) + 1];
  const properties = inner?.name === "properties" ? inner.seen : frame.properties;
  const names: string[] = [];
  let rest = value;
  for (; rest.type === "dash"; rest = next(next(rest))) names.push(nameOf(next(rest)));
  if (properties === undefined) return rest.type === "key" && nameOf(rest) === "properties";
  return names.every((each) => properties.has(each));
}

/** Whether a value can be of a shape, as far as its first lexemes tell. */
export function fits(shape: Shape, value: Lexeme, next: Next): boolean {
  const isText = ["word", "quoted", "block", "end"].includes(value.type);
  if (shape.type === "value") return true;
  if (shape.type === "text") return isText;
  if (shape.type === "list") {
    if (value.type === "dash") return fits(shape.of, next(value), next);
    return value.text.startsWith("[") || (shape.orText && isText);
  }
  if (value.type === "flow") return value.text.startsWith("{");
  if (shape.type === "map") {
    return value.type === "key" && shape.keys.test(nameOf(value)) && fits(shape.of, next(value), next);
  }
  if (value.type === "word") return shape.kind === "Schema" && /^(?:true|false)$/.test(value.text);
  if (value.type !== "key") return false;
  const name = nameOf(value);
  return name === "$ref" || name.startsWith("x-") || FIELDS[shape.kind]?.[name] !== undefined;
}

function isInOrder({ shape, last, type, seen }: Frame, name: string): boolean {
  // The type has said already whose these are.
  if (name === "items" && type === "array") return true;
  if (name === "properties" && type === "object") return true;
  if (name === "additionalProperties" && type === "object" && !seen.has("properties")) return true;
  return shape.type !== "object" || positionOf(shape.kind, name) > last;
}

function positionOf(kind: string, name: string): number {
  return Object.keys(FIELDS[kind] ?? {}).indexOf(name);
}
