import { isDeepStrictEqual } from "node:util";
import type { Key } from "../load/parsed-text.js";
import type { Location } from "../load/source-file.js";
import { isObject } from "../load/specification.js";
import type { PublishedDocument } from "./published-document.js";
import type { Question } from "./questions.js";
import type { Members } from "./rule.js";

/** Documents in one, with the place of each thing in the one that it is from. */
export interface Merged {
  readonly root: Members;
  readonly questions: readonly Question[];
  readonly locate: (keys: readonly Key[], onKey?: boolean) => Location;
}

/** Merges the documents of a page, each of which has some operations of one API. The first one has precedence. */
export function mergeDocuments(documents: readonly [PublishedDocument, ...PublishedDocument[]]): Merged {
  const [first, ...rest] = documents;
  const owners = new Map<string, PublishedDocument>();
  const questions: Question[] = [];
  const own = (document: PublishedDocument, keys: readonly Key[]): void => {
    const place = JSON.stringify(keys);
    if (!owners.has(place)) owners.set(place, document);
  };
  const mergeMembers = (
    one: unknown,
    other: unknown,
    keys: readonly Key[],
    depth: number,
    from: PublishedDocument,
  ): unknown => {
    if (one === undefined) own(from, keys);
    if (one === undefined || other === undefined) return one ?? other;
    if (isObject(one) && isObject(other) && depth > 0) {
      const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
      const entries = names.map((name) => {
        return [name, mergeMembers(one[name], other[name], [...keys, name], depth - 1, from)] as const;
      });
      return Object.fromEntries(entries);
    }
    if (!isDeepStrictEqual(one, other)) {
      const message = `Which one is right? The page has two versions of ${keys.join(" > ")}; the first one is kept.`;
      questions.push({ keys, message });
    }
    return one;
  };
  const root = rest.reduce<Members>((merged, document) => {
    const { paths, components, servers, security, tags } = document.root;
    const lists = Object.fromEntries(
      Object.entries({ servers, security, tags }).flatMap(([name, list]) => {
        const value = mergeMembers(merged[name], list, [name], 0, document);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return {
      ...merged,
      ...lists,
      paths: mergeMembers(merged["paths"], paths, ["paths"], 2, document),
      ...(components === undefined && merged["components"] === undefined
        ? {}
        : { components: mergeMembers(merged["components"], components, ["components"], 2, document) }),
    };
  }, first.root);
  const locate = (keys: readonly Key[], onKey?: boolean): Location => {
    for (let length = keys.length; length > 0; length -= 1) {
      const owner = owners.get(JSON.stringify(keys.slice(0, length)));
      if (owner !== undefined) return owner.locate(keys, onKey);
    }
    return first.locate(keys, onKey);
  };
  return { root, questions, locate };
}
