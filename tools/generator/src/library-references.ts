import type { ResolvedRefMap } from "@redocly/openapi-core";
import type { Library } from "./library-parts.js";
import { joinPointer, parsePointer } from "./load/pointer.js";
import { isObject } from "./load/specification.js";

type ResolvedReference = NonNullable<ReturnType<ResolvedRefMap["get"]>>;
type LinkedDocument = NonNullable<ResolvedReference["document"]>;

const UNRESOLVED = { resolved: false, isRemote: false } as ResolvedReference;

/**
 * What the references of a document lead to, each looked up when the library's walk meets it. The library would search
 * the whole document for references first, as they might lead to other files; ours is in one piece.
 */
export class LibraryReferences extends Map<string, ResolvedReference> {
  readonly #document: LinkedDocument;
  readonly #library: Library;
  /** What stands before a reference in its id. */
  readonly #prefix: string;

  constructor(document: LinkedDocument, library: Library) {
    super();
    this.#document = document;
    this.#library = library;
    this.#prefix = `${document.source.absoluteRef}::`;
  }

  override get(id: string): ResolvedReference {
    const known = super.get(id);
    if (known !== undefined) return known;
    // A reference that leads back to itself, which can only stand in an extension, finds this.
    this.set(id, UNRESOLVED);
    const found = this.#look(id.slice(this.#prefix.length));
    this.set(id, found);
    return found;
  }

  #look(reference: string): ResolvedReference {
    const keys = reference.startsWith("#/") ? parsePointer(reference.slice(1)) : undefined;
    if (keys === undefined) return UNRESOLVED;
    const document = this.#document;
    let node: unknown = document.parsed;
    for (const key of keys) {
      const holder = Object(node) as Readonly<Record<string, unknown>>;
      if (!Object.hasOwn(holder, key)) return UNRESOLVED;
      node = holder[key];
    }
    const nodePointer = `#${joinPointer(keys)}`;
    if (!isObject(node) || typeof node["$ref"] !== "string") {
      return { resolved: true, isRemote: false, node, document, nodePointer };
    }
    const target = this.get(this.#prefix + node["$ref"]);
    if (!target.resolved || Object.keys(node).length === 1) return target;
    // What stands beside a reference holds too, so that the walk wants to pass here on its way.
    const location = new this.#library.Location(document.source, nodePointer);
    return { ...target, chain: [{ node, document, location }, ...(target.chain ?? [])] };
  }
}
