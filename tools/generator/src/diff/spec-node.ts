import type { Document, OpenApi } from "../document.js";
import { object, pointerKeys } from "../found-operation.js";
import { formatPointer } from "../load/pointer.js";
import type { Key } from "../load/parsed-text.js";
import type { Location } from "../load/source-file.js";

/** A value of a spec with the way to it. Where nothing stands there, the value is undefined. */
export interface SpecNode {
  readonly document: Document;
  readonly keys: readonly Key[];
  readonly value: unknown;
}

export function rootOf(document: Document): SpecNode {
  return { document, keys: [], value: document.root };
}

/** What stands under a key of an object or a list. */
export function child({ document, keys, value }: SpecNode, key: Key): SpecNode {
  const holder = object(value);
  return { document, keys: [...keys, key], value: Object.hasOwn(holder, key) ? holder[key] : undefined };
}

/** The members of an object, by key, or of a list. */
export function children(node: SpecNode): readonly SpecNode[] {
  const { value } = node;
  if (Array.isArray(value)) return value.map((_, index) => child(node, index));
  return Object.keys(object(value)).map((key) => child(node, key));
}

/** The last key on the way to it. */
export function keyOf({ keys }: SpecNode): string {
  return String(keys.at(-1) ?? "");
}

/** What a Reference Object names; any other node is what it is. */
export function follow(node: SpecNode): SpecNode {
  let found = node;
  for (let reference = referenceOf(found); reference !== undefined; reference = referenceOf(found)) {
    found = pointerKeys(reference).reduce(child, rootOf(node.document));
  }
  return found;
}

export function referenceOf({ value }: SpecNode): string | undefined {
  const { $ref: reference } = object(value);
  return typeof reference === "string" ? reference : undefined;
}

export function membersOf({ value }: SpecNode): OpenApi {
  return object(value);
}

export function pointerOf({ keys }: SpecNode): string {
  return formatPointer(keys);
}

/** Where it stands; where nothing does, the place of the last thing on the way. */
export function placeOf({ document, keys }: SpecNode): Location {
  return document.locate(keys, true);
}

/** Whether both say the same. The order of members says nothing. */
export function isSame(one: SpecNode, other: SpecNode): boolean {
  return canonical(one.value) === canonical(other.value);
}

/** A value as text that is the same for equal values. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) => {
      if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
      return Object.fromEntries(Object.entries(member).toSorted(([one], [other]) => (one < other ? -1 : 1)));
    }) ?? ""
  );
}
