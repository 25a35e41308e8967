/** A place in a spec: the value found there, and the JSON pointer that leads to it. */
export class SpecNode {
  readonly value: unknown;
  /** As a URI fragment with nothing percent-encoded: `#/paths/~1runs~1{id}/get`. */
  readonly pointer: string;
  readonly #file: string;
  readonly #document: unknown;

  private constructor(file: string, document: unknown, value: unknown, pointer: string) {
    this.#file = file;
    this.#document = document;
    this.value = value;
    this.pointer = pointer;
  }

  static root(file: string, document: unknown): SpecNode {
    return new SpecNode(file, document, document, "#");
  }

  /** The version of OpenAPI that the document is written in. */
  get version(): string {
    return String((this.#document as { readonly openapi?: unknown }).openapi);
  }

  /** The member of that name as it is written. A schema is read like this: beside its `$ref`, its other keywords count too. */
  at(key: string): SpecNode | undefined {
    if (!isContainer(this.value) || !Object.hasOwn(this.value, key)) return undefined;
    const value = (this.value as Record<string, unknown>)[key];
    return new SpecNode(
      this.#file,
      this.#document,
      value,
      `${this.pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    );
  }

  /** The member of that name, or what its `$ref` leads to. */
  get(key: string): SpecNode | undefined {
    return this.at(key)?.followed();
  }

  /** The members in the document's order, references followed; none where the value is no object or array. */
  entries(): readonly (readonly [string, SpecNode])[] {
    if (!isContainer(this.value)) return [];
    return Object.keys(this.value).flatMap((key) => {
      const member = this.get(key);
      return member === undefined ? [] : [[key, member] as const];
    });
  }

  text(key: string): string | undefined {
    const member = this.at(key);
    if (member === undefined) return undefined;
    if (typeof member.value === "string") return member.value;
    throw member.error(`this is ${JSON.stringify(member.value)}, where the spec format has text`);
  }

  /** What a `$ref` leads to, however many there are on the way; the node itself where there is none. */
  followed(visited: readonly string[] = []): SpecNode {
    const reference = this.at("$ref")?.value;
    if (typeof reference !== "string") return this;
    if (visited.includes(reference)) throw this.error(`the $ref "${reference}" leads back to itself`);
    return this.#target(reference).followed([...visited, reference]);
  }

  /** An error that names the file and this place in it. */
  error(reason: string): Error {
    return new Error(`${this.#file} ${this.pointer}: ${reason}.`);
  }

  #target(reference: string): SpecNode {
    if (reference !== "#" && !reference.startsWith("#/")) {
      throw this.error(`the $ref "${reference}" leads outside the file. Copy what it names into the file`);
    }
    let node: SpecNode | undefined = SpecNode.root(this.#file, this.#document);
    for (const segment of reference.split("/").slice(1)) {
      node = node?.at(decoded(segment).replaceAll("~1", "/").replaceAll("~0", "~"));
    }
    if (node === undefined) throw this.error(`the $ref "${reference}" leads nowhere`);
    return node;
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
