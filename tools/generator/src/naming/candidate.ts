import { createHash } from "node:crypto";
import type { FoundOperation } from "../found-operation.js";
import { camelCase, isBeyondAscii, kebabCase, pascalCase } from "./words.js";

/**
 * Names that something could have, best first, without end: each says more of the thing itself than the one before.
 * Undefined keeps a place, so that the n-th names of two things are as good as each other.
 */
export type Candidates = Generator<string | undefined, undefined, void>;

/**
 * For the function of an operation: its id, that in camelCase, with its first tag, with its method and path. Where it
 * has no id, or one that can't be written in ASCII, method and path alone are the name.
 */
export function* functionCandidates(found: FoundOperation): Candidates {
  const { operationId, tag = "" } = found;
  const method = found.method.toLowerCase();
  yield operationId;
  const own = isBeyondAscii(operationId) ? "" : camelCase(operationId);
  const readable = /^\d/.test(own) ? camelCase(`${method} ${own}`) : own;
  yield readable;
  yield own === "" || isBeyondAscii(tag) ? undefined : camelCase(`${readable} ${tag}`);
  const place = placeName(found);
  yield* hashed(own === "" || own === method ? place : camelCase(`${readable} ${place}`), found);
}

/** For what is derived from a function, its types and its file: in PascalCase, with `Operation`, with method and path. */
export function* stemCandidates(functionName: string, found: FoundOperation): Candidates {
  const stem = pascalCase(functionName);
  yield stem;
  yield `${stem}Operation`;
  yield* hashed(`${stem}${pascalCase(placeName(found))}`, found);
}

/** For the type of a schema: its key, that in PascalCase, and with `Schema`. */
export function* schemaCandidates(key: string): Candidates {
  yield /^[A-Z]\w*$/.test(key) ? key : undefined;
  const own = isBeyondAscii(key) ? "" : pascalCase(key);
  const readable = /^\d/.test(own) ? `Schema${own}` : own;
  yield readable;
  yield own === "" ? undefined : `${readable}Schema`;
  for (let name = `${readable}Schema`; ;) yield (name += hash(name + key));
}

/** A name of a file or folder of at most `limit` characters. A longer one is cut, and ends in a hash of the whole. */
export function fileName(name: string, limit: number): string {
  const words = kebabCase(name);
  return words.length <= limit ? words : `${words.slice(0, limit - 9)}-${hash(words).toLowerCase()}`;
}

/** `GET /users/{id}/repos` → `getUsersByIdRepos`. */
function placeName(found: FoundOperation): string {
  const { path } = found;
  const method = found.method.toLowerCase();
  const words = path.replaceAll(/\{([^{}]*)\}/g, " by $1 ");
  const name = camelCase(`${method} ${path === "/" ? "root" : words}`);
  return isBeyondAscii(path) ? `${name}${hash(`${method} ${path}`)}` : name;
}

function* hashed(name: string, { method, path }: FoundOperation): Candidates {
  yield name;
  for (let next = name; ;) yield (next += hash(`${next} ${method.toLowerCase()} ${path}`));
}

/** Eight characters, the first of them a capital, as a word of a name. */
function hash(text: string): string {
  return `X${createHash("sha256").update(text).digest("hex").slice(0, 7)}`;
}
