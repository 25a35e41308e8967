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

/** A document with each operation as `change` returns it; the document itself where that is as it was. */
export function mapOperations(root: Members, change: (operation: FoundOperation) => Members): Members {
  let isChanged = false;
  const paths = Object.entries(isObject(root["paths"]) ? root["paths"] : {}).map(([path, item]) => {
    if (!isObject(item)) return [path, item] as const;
    const members = Object.entries(item).map(([method, value]) => {
      if (!(METHODS as readonly string[]).includes(method) || !isObject(value))
        return [method, value] as const;
      const changed = change({ path, method, value });
      isChanged ||= changed !== value;
      return [method, changed] as const;
    });
    return [path, Object.fromEntries(members)] as const;
  });
  return isChanged ? { ...root, paths: Object.fromEntries(paths) } : root;
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
