import { isObject } from "../load/specification.js";

type Mutable = Record<string, unknown>;

/** The properties of a schema, to which more are added at the end of paths. What it was made of stays as it is. */
export class PropertyTree {
  readonly properties: Mutable;
  /** The objects that nobody else has. */
  readonly #own = new WeakSet<object>();

  constructor(properties: Mutable) {
    this.properties = properties;
  }

  /** Places a schema at the end of a path of names; `[]` stands for the items of an array. */
  place(steps: readonly string[], schema: unknown, isNeeded: boolean): void {
    let [holder, key] = [this.properties, steps[0]!];
    for (const step of steps.slice(1)) {
      const known = this.#enter(holder, key);
      if (step === "[]") {
        known["type"] = "array";
        [holder, key] = [known, "items"];
        continue;
      }
      known["type"] ??= "object";
      [holder, key] = [this.#enter(known, "properties"), step];
      if (isNeeded) {
        const needed = Array.isArray(known["required"]) ? (known["required"] as unknown[]) : [];
        known["required"] = [...new Set([...needed, step])];
      }
    }
    const found = holder[key];
    holder[key] = isObject(found) && isObject(schema) ? { ...schema, ...found } : (found ?? schema);
  }

  /** The object under a key, which may be changed. */
  #enter(holder: Mutable, key: string): Mutable {
    const found = holder[key];
    if (isObject(found) && this.#own.has(found)) return found;
    const own: Mutable = isObject(found) ? { ...found } : {};
    this.#own.add(own);
    holder[key] = own;
    return own;
  }
}
