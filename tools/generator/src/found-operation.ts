import type { OpenApi } from "./document.js";

/** An Operation Object where it stands in a document of which nothing is known. */
export interface FoundOperation {
  /** In lower case, as the document has it. */
  readonly method: string;
  readonly path: string;
  /** Empty where there is none. */
  readonly operationId: string;
  /** Its first tag. */
  readonly tag: string | undefined;
  readonly operation: OpenApi;
  readonly pathItem: OpenApi;
}

/** The methods that become functions: those that `fetch` sends, and that openapi-typescript has types for. */
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

/** The operations under `paths`, in the order of the document. Path items that are references are followed. */
export function findOperations(document: OpenApi): readonly FoundOperation[] {
  return Object.entries(object(document["paths"])).flatMap(([path, item]) => {
    const pathItem = resolve(document, item);
    return METHODS.filter((method) => isObject(pathItem[method])).map((method): FoundOperation => {
      const operation = object(pathItem[method]);
      const { operationId, tags } = operation;
      const [tag] = Array.isArray(tags) ? (tags as readonly unknown[]) : [];
      return {
        method,
        path,
        operationId: typeof operationId === "string" ? operationId.trim() : "",
        tag: typeof tag === "string" ? tag : undefined,
        operation,
        pathItem,
      };
    });
  });
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
  const decoded = /%(?![\dA-Fa-f]{2})/.test(key) ? key : decodeURIComponent(key);
  return decoded.replaceAll("~1", "/").replaceAll("~0", "~");
}

export function object(value: unknown): OpenApi {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is OpenApi {
  return typeof value === "object" && value !== null;
}
