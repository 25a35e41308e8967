import type { OpenApi } from "./document.js";

/** An Operation Object where it stands in a document of which nothing is known. */
export interface FoundOperation {
  /** As it is sent. */
  readonly method: string;
  /** What leads to it from its path item. */
  readonly keys: readonly string[];
  readonly path: string;
  /** Empty where there is none. */
  readonly operationId: string;
  /** Its first tag. */
  readonly tag: string | undefined;
  readonly operation: OpenApi;
  readonly pathItem: OpenApi;
}

/** The keys of a path item that become functions. TRACE does not: `fetch` refuses it (Fetch standard, section 2.2.1). */
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "query"];

/** The operations under `paths`, in the order of the document. Path items that are references are followed. */
export function findOperations(document: OpenApi): readonly FoundOperation[] {
  return Object.entries(object(document["paths"])).flatMap(([path, item]) => {
    const pathItem = resolve(document, item);
    const usual = METHODS.map((key) => [key.toUpperCase(), pathItem[key], [key]] as const);
    const additional = Object.entries(object(pathItem["additionalOperations"]))
      .filter(([method]) => isSent(method))
      .map(([method, value]) => [method, value, ["additionalOperations", method]] as const);
    const operations = [...usual, ...additional].filter(([, value]) => isObject(value));
    return operations.map(([method, value, keys]): FoundOperation => {
      const operation = object(value);
      const { operationId, tags } = operation;
      const [tag] = Array.isArray(tags) ? (tags as readonly unknown[]) : [];
      return {
        method,
        keys,
        path,
        operationId: typeof operationId === "string" ? operationId.trim() : "",
        tag: typeof tag === "string" ? tag : undefined,
        operation,
        pathItem,
      };
    });
  });
}

/**
 * Whether a method of a document's own can be sent: a token (RFC 9110, section 9.1) that `fetch` takes as it is, and
 * that has no key of its own.
 */
export function isSent(method: string): boolean {
  const isOther = !/^(?:connect|trace|track)$/i.test(method) && !METHODS.includes(method.toLowerCase());
  return isOther && /^[\w!#$%&'*+.^`|~-]+$/.test(method);
}

/** Follows a Reference Object to what it names in the same document; an empty object where that leads nowhere. */
export function resolve(document: OpenApi, value: unknown): OpenApi {
  let found = object(value);
  for (const seen = new Set<unknown>(); typeof found["$ref"] === "string";) {
    if (seen.has(found)) return {};
    seen.add(found);
    const keys = pointerKeys(found["$ref"]);
    found = object(keys.reduce<unknown>((holder, key) => member(holder, key), document));
  }
  return found;
}

function member(holder: unknown, key: string): unknown {
  return isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** The keys that a reference within the document leads through. */
export function pointerKeys(reference: string): readonly string[] {
  return reference.slice(2).split("/").map(unescapePointer);
}

/** RFC 6901, section 4; a fragment is percent-encoded as well (section 6). */
export function unescapePointer(key: string): string {
  if (!/[%~]/.test(key)) return key;
  const decoded = /%(?![\dA-Fa-f]{2})/.test(key) ? key : decodeURIComponent(key);
  return decoded.replaceAll("~1", "/").replaceAll("~0", "~");
}

export function object(value: unknown): OpenApi {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is OpenApi {
  return typeof value === "object" && value !== null;
}
