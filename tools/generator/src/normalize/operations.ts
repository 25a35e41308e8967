import { isObject, METHODS } from "../load/specification.js";
import type { Members } from "./rule.js";

/** An operation under `paths`, and where. */
export interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly value: Members;
}

/** The operations under `paths`, in the order of the document. */
export function listOperations(root: Members): readonly FoundOperation[] {
  const paths = Object.entries(isObject(root["paths"]) ? root["paths"] : {});
  return paths.flatMap(([path, item]) => {
    return METHODS.flatMap((method) => {
      const value = isObject(item) ? item[method] : undefined;
      return isObject(value) ? [{ path, method, value }] : [];
    });
  });
}

/** A document with another operation in the place of one. */
export function replaceOperation(root: Members, { path, method }: FoundOperation, value: Members): Members {
  const paths = Object(root["paths"]) as Members;
  return { ...root, paths: { ...paths, [path]: { ...Object(paths[path]), [method]: value } } };
}

const HEAD = ["operationId", "summary", "description", "externalDocs", "tags", "security", "parameters"];

/** An operation with a field more, in the order in which people read them. */
export function insertInOperation(operation: Members, name: string, value: unknown): Members {
  const entries = Object.entries(operation);
  const rank = (key: string): number => (HEAD.includes(key) ? HEAD.indexOf(key) : HEAD.length);
  const next = entries.findIndex(([key]) => rank(key) > rank(name) && !key.startsWith("x-"));
  const at = next === -1 ? entries.length : next;
  return Object.fromEntries([...entries.slice(0, at), [name, value], ...entries.slice(at)]);
}
