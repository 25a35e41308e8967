import { formatPointer, parsePointer } from "./pointer.js";
import type { Key } from "./parsed-text.js";
import type { SourceFile } from "./source-file.js";
import { Refusal, type SpecFolder } from "./spec-folder.js";

/** What a reference names: a value, and where it stands. */
export interface Target {
  readonly file: SourceFile;
  readonly keys: readonly Key[];
  readonly value: unknown;
}

/** More references than these on the way to one value lead in a circle, or nowhere that a reader would find. */
const MAX_STEPS = 100;

/** Follows references through the files of a document. Each is looked up once. */
export class References {
  readonly #folder: SpecFolder;
  readonly #self: string | undefined;
  readonly #root: SourceFile;
  readonly #targets = new Map<SourceFile, Map<string, Target>>();
  readonly #names = new Map<SourceFile, ReadonlyMap<string, readonly Key[]>>();

  constructor(folder: SpecFolder, root: SourceFile) {
    this.#folder = folder;
    this.#root = root;
    const { $self: self } = Object(root.value) as { readonly $self?: unknown };
    this.#self = typeof self === "string" ? self : undefined;
  }

  /**
   * What a reference names, as seen from a file.
   *
   * @throws Refusal when that is nothing, or may not be read.
   * @throws InputError when it is in a file that is no YAML and no JSON.
   */
  find(reference: string, from: SourceFile, steps = 0): Target {
    const known = this.#targets.get(from)?.get(reference);
    if (known !== undefined) return known;
    const target = this.#look(reference, from, steps);
    const targets = this.#targets.get(from) ?? new Map<string, Target>();
    this.#targets.set(from, targets.set(reference, target));
    return target;
  }

  /**
   * What a reference names that stands at a place. Below a schema with an `$id`, a fragment is one of that schema (JSON
   * Schema 2020-12, section 8.2.1); many documents mean the whole document all the same.
   *
   * @throws as `find`.
   */
  findAt(reference: string, from: SourceFile, place: readonly Key[]): Target {
    const resource = /^#(?:\/|$)/.test(reference) ? this.#findResource(from, place) : undefined;
    if (resource === undefined) return this.find(reference, from);
    try {
      return this.find(formatPointer(resource) + reference.slice(1), from);
    } catch (error) {
      if (error instanceof Refusal) return this.find(reference, from);
      throw error;
    }
  }

  /** The keys that lead to the nearest schema above a place that has an `$id`. */
  #findResource(file: SourceFile, place: readonly Key[]): readonly Key[] | undefined {
    if (this.#namesIn(file).size === 0) return undefined;
    let found: readonly Key[] | undefined;
    let holder: unknown = file.value;
    for (const [index, key] of place.entries()) {
      const { $id: id } = Object(holder) as { readonly $id?: unknown };
      if (typeof id === "string" && !id.startsWith("#")) found = place.slice(0, index);
      holder = (Object(holder) as Readonly<Record<Key, unknown>>)[key];
    }
    return found;
  }

  #look(reference: string, from: SourceFile, steps: number): Target {
    if (steps > MAX_STEPS) throw new Refusal("leads back to itself. Write what it should be.");
    const hash = reference.indexOf("#");
    const uri = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    const named = this.#findName(from, reference);
    if (named !== undefined) return this.#walk(from, named, steps);
    const file = uri === "" ? from : uri === this.#self ? this.#root : this.#folder.read(uri, from);
    const keys = parsePointer(fragment) ?? this.#findName(file, `#${fragment}`);
    if (keys === undefined) {
      throw new Refusal(
        `names no \`$anchor\` of ${file.file}. Write a JSON pointer, such as \`#/components/schemas/Agent\`.`,
      );
    }
    return this.#walk(file, keys, steps);
  }

  /** The value that the keys lead to. Where an object on the way is a reference, the way goes on where that leads. */
  #walk(file: SourceFile, keys: readonly Key[], steps: number): Target {
    let target: Target = { file, keys: [], value: file.value };
    for (const [index, key] of keys.entries()) {
      const holder = Object(target.value) as Readonly<Record<Key, unknown>>;
      if (Object.hasOwn(holder, key)) {
        target = { file: target.file, keys: [...target.keys, key], value: holder[key] };
      } else if (typeof holder["$ref"] === "string") {
        const { file: other, keys: way } = this.find(holder["$ref"], target.file, steps + 1);
        return this.#walk(other, [...way, ...keys.slice(index)], steps + 1);
      } else {
        const place = formatPointer([...target.keys, key]);
        throw new Refusal(
          `leads nowhere: ${target.file.file} has no \`${place}\`. Point it to something that exists.`,
        );
      }
    }
    return target;
  }

  #findName(file: SourceFile, name: string): readonly Key[] | undefined {
    return this.#namesIn(file).get(name);
  }

  /** Where the schemas of a file stand that have a name, by `$id`, `$anchor` or `$dynamicAnchor`. */
  #namesIn(file: SourceFile): ReadonlyMap<string, readonly Key[]> {
    let names = this.#names.get(file);
    if (names === undefined) {
      // Most files name nothing, and are not searched.
      names = /\$(?:id|anchor|dynamicAnchor)\b/.test(file.text) ? collectNames(file.value) : new Map();
      this.#names.set(file, names);
    }
    return names;
  }
}

function collectNames(root: unknown): ReadonlyMap<string, readonly Key[]> {
  const names = new Map<string, readonly Key[]>();
  const visit = (value: unknown, keys: readonly Key[]): void => {
    if (typeof value !== "object" || value === null) return;
    const { $id: id, $anchor: anchor, $dynamicAnchor: dynamic } = value as Readonly<Record<string, unknown>>;
    if (typeof id === "string") names.set(id, keys);
    for (const name of [anchor, dynamic]) if (typeof name === "string") names.set(`#${name}`, keys);
    for (const [key, member] of Object.entries(value)) {
      visit(member, [...keys, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit(root, []);
  return names;
}
