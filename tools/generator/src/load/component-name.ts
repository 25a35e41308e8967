import type { Key } from "./parsed-text.js";
import { formatPointer } from "./pointer.js";
import type { Target } from "./reference.js";
import { isObject } from "./specification.js";

/** The names of what is in the components of a document, and of what other places bring there. */
export class ComponentNames {
  readonly #root: unknown;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(root: unknown) {
    this.#root = root;
    const components = isObject(root) && isObject(root["components"]) ? root["components"] : {};
    for (const [section, members] of Object.entries(components)) {
      for (const name of Object.keys(Object(members))) this.#taken.add(`${section} ${name}`);
    }
  }

  /** The name of a target in a section, if it is known there. */
  get(section: string, { file, keys }: Target): string | undefined {
    const [first, second, name] = keys;
    if (file.value === this.#root && keys.length === 3 && first === "components" && second === section) {
      return String(name);
    }
    return this.#names.get(`${section} ${file.path}${formatPointer(keys)}`);
  }

  /** A name for a target: that of its place, then with that of its file, then with a number. */
  add(section: string, target: Target): string {
    const base = target.file.path.replace(/^.*[\\/]/, "").replace(/(?:\.schema)?\.\w+$/, "");
    const place = describePlace(target.keys);
    const [short, long] = [place || base, [base, place].filter(Boolean).join("_")].map(sanitize) as [
      string,
      string,
    ];
    let name = this.#isTaken(section, short) ? long : short;
    for (let number = 2; this.#isTaken(section, name); number += 1) name = `${long}_${number}`;
    this.#taken.add(`${section} ${name}`);
    this.#names.set(`${section} ${target.file.path}${formatPointer(target.keys)}`, name);
    return name;
  }

  #isTaken(section: string, name: string): boolean {
    return this.#taken.has(`${section} ${name}`);
  }
}

/** Keys that say what kind of place it is, and not which. */
const HOLDERS = new Set(["properties", "$defs", "definitions", "paths", "responses", "content", "schema"]);

/** The last words of a place, as many as tell it from its neighbours. */
function describePlace(keys: readonly Key[]): string {
  const isComponent = keys[0] === "components" || keys[0] === "definitions" || keys[0] === "$defs";
  const words = isComponent ? keys.slice(keys[0] === "components" ? 2 : 1) : keys;
  return words
    .filter((key, index) => !HOLDERS.has(String(key)) || (index === 0 && key !== "paths"))
    .join("_");
}

/** The grammar of component names (OpenAPI 3.1, section 4.8.7). */
function sanitize(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9.-]+/g, "_").replaceAll(/^_+|_+$/g, "") || "unnamed";
}
