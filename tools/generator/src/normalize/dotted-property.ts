import { LIMITS } from "../load/limits.js";
import { isObject } from "../load/specification.js";
import { PropertyTree } from "./property-tree.js";
import type { NormalizeRule } from "./rule.js";

export const dottedProperty: NormalizeRule = {
  title:
    "Properties that are named by a path, such as `data.id` or `data[].id`, become nested objects and arrays.",
  kind: "Schema",
  repair: (schema, context) => {
    const { properties, required, ...rest } = schema;
    if (!isObject(properties)) return schema;
    const own = context.keys.at(-1);
    const paths = Object.keys(properties).filter((name) => PATH.test(name));
    // A dot alone may be part of a name, as in `service.name`.
    const isPath = (name: string): boolean => {
      const first = name.split(/[.[]/, 1)[0]!;
      const isKnown = name.includes("[]") || first === own || Object.hasOwn(properties, first);
      return isKnown && stepsOf(name, own).length < LIMITS.levels;
    };
    for (const name of paths.filter((each) => !isPath(each))) {
      const message = `Is ${JSON.stringify(name)} the name of one property, or a path to a nested one? It is kept as a name.`;
      context.ask(["properties", name], message);
    }
    const dotted = new Set(paths.filter(isPath));
    if (dotted.size === 0) return schema;
    const needed = new Set(Array.isArray(required) ? (required as unknown[]) : []);
    const plain = Object.entries(properties).filter(([name]) => !dotted.has(name));
    const tree = new PropertyTree(Object.fromEntries(plain));
    for (const name of dotted) {
      const steps = stepsOf(name, own);
      tree.place(steps, properties[name], needed.has(name));
      context.note(["properties", name], `The name is a path. Nested it as ${steps.join(" > ")}.`);
    }
    const kept = [...needed].filter((name) => typeof name !== "string" || !dotted.has(name));
    const lifted = [...dotted].filter((name) => needed.has(name)).map((name) => stepsOf(name, own)[0]);
    const list = [...new Set([...kept, ...lifted])];
    return { ...rest, properties: tree.properties, ...(list.length > 0 ? { required: list } : {}) };
  },
};

const PATH = /^[\w$-]+(?:\[\])?(?:\.[\w$-]+(?:\[\])?)+$|^[\w$-]+\[\]$/;

/** The names on the way, and `[]` for the items of an array. */
function stepsOf(name: string, own: unknown): readonly string[] {
  const steps = name.replaceAll("[]", ".[]").split(".");
  // The tools that write such names write them inside the object, too, that the path starts from.
  return steps[0] === own && steps.length > 1 ? steps.slice(1) : steps;
}
