import { exclusiveBound, nullable, referenceSibling, schemaExample } from "../load/schema-repairs.js";
import { isObject } from "../load/specification.js";
import { adopt } from "./adopted-rule.js";
import type { Members, NormalizeRule } from "./rule.js";

const enumObject: NormalizeRule = {
  title:
    "Members of an enum that are objects with a `value` become that value: an object never is a value of a string.",
  kind: "Schema",
  repair: (schema, { note }) => {
    const { enum: members } = schema;
    if (!Array.isArray(members) || !members.some(isObject)) return schema;
    const values = members.map((member: unknown) => {
      const isWrapped = isObject(member) && Object.keys(member).every((key) => WRAPPING.has(key));
      return isWrapped && "value" in member && !isObject(member["value"]) ? member["value"] : member;
    });
    if (values.some(isObject)) return schema;
    note(["enum"], `The members are objects. Took their values: ${JSON.stringify(values)}.`);
    return { ...schema, enum: values };
  },
};

const WRAPPING = new Set(["value", "name", "title", "description"]);

const requiredFlag: NormalizeRule = {
  title: "`required: true` of a property moves to the list `required` of its object.",
  kind: "Schema",
  repair: (schema, { note }) => {
    const { properties, required } = schema;
    if (!isObject(properties)) return schema;
    const flagged = Object.entries(properties).filter(
      ([, property]) => isObject(property) && typeof property["required"] === "boolean",
    );
    if (flagged.length === 0) return schema;
    const names = flagged
      .filter(([, property]) => Object(property)["required"] === true)
      .map(([name]) => name);
    for (const [name] of flagged)
      note(
        ["properties", name, "required"],
        "A flag of an older JSON Schema. Listed the name in the object's `required` if it was true.",
      );
    const bare = flagged.map(([name, property]) => {
      const { required: _, ...rest } = property as Members;
      return [name, rest] as const;
    });
    const list = [...new Set([...(Array.isArray(required) ? (required as unknown[]) : []), ...names])];
    return {
      ...schema,
      properties: { ...properties, ...Object.fromEntries(bare) },
      ...(list.length > 0 ? { required: list } : {}),
    };
  },
};

const dottedProperty: NormalizeRule = {
  title:
    "Properties that are named by a path, such as `data.id` or `data[].id`, become nested objects and arrays.",
  kind: "Schema",
  repair: (schema, context) => {
    const { properties, required } = schema;
    if (!isObject(properties)) return schema;
    const own = context.keys.at(-1);
    const paths = Object.keys(properties).filter((name) => PATH.test(name));
    // A dot alone may be part of a name, as in `service.name`.
    const isPath = (name: string): boolean => {
      const first = name.split(/[.[]/)[0]!;
      return name.includes("[]") || first === own || Object.hasOwn(properties, first);
    };
    for (const name of paths.filter((each) => !isPath(each))) {
      const message = `Is ${JSON.stringify(name)} the name of one property, or a path to a nested one? It is kept as a name.`;
      context.ask(["properties", name], message);
    }
    const dotted = paths.filter(isPath);
    if (dotted.length === 0) return schema;
    let nested = Object.fromEntries(Object.entries(properties).filter(([name]) => !dotted.includes(name)));
    const needed = Array.isArray(required) ? (required as unknown[]) : [];
    for (const name of dotted) {
      const steps = name.replaceAll("[]", ".[]").split(".");
      // The tools that write such names write them inside the object, too, that the path starts from.
      const inner = steps[0] === own && steps.length > 1 ? steps.slice(1) : steps;
      const isNeeded = needed.includes(name);
      nested = place(nested, inner, properties[name], isNeeded);
      context.note(["properties", name], `The name is a path. Nested it as ${inner.join(" > ")}.`);
    }
    const kept = needed.filter((name) => typeof name !== "string" || !dotted.includes(name));
    const lifted = dotted.filter((name) => needed.includes(name)).map((name) => firstStep(name, own));
    const list = [...new Set([...kept, ...lifted])];
    const { required: _, ...rest } = schema;
    return { ...rest, properties: nested, ...(list.length > 0 ? { required: list } : {}) };
  },
};

const PATH = /^[\w$-]+(?:\[\])?(?:\.[\w$-]+(?:\[\])?)+$|^[\w$-]+\[\]$/;

function firstStep(name: string, own: unknown): string {
  const steps = name.replaceAll("[]", "").split(".");
  return steps[0] === own && steps.length > 1 ? steps[1]! : steps[0]!;
}

/** Properties with one more, at the end of a path of names; `[]` stands for the items of an array. */
function place(
  properties: Members,
  [name = "", ...rest]: readonly string[],
  value: unknown,
  isNeeded: boolean,
): Members {
  const known = properties[name];
  if (rest.length === 0) return { ...properties, [name]: merge(known, value) };
  return { ...properties, [name]: placeIn(known, rest, value, isNeeded) };
}

function placeIn(holder: unknown, steps: readonly string[], value: unknown, isNeeded: boolean): Members {
  const known = isObject(holder) ? holder : {};
  const [step, ...rest] = steps;
  if (step === "[]") {
    const items =
      rest.length === 0 ? merge(known["items"], value) : placeIn(known["items"], rest, value, isNeeded);
    return { ...known, type: "array", items };
  }
  const properties = isObject(known["properties"]) ? known["properties"] : {};
  const needed = Array.isArray(known["required"]) ? (known["required"] as unknown[]) : [];
  return {
    ...known,
    type: known["type"] ?? "object",
    properties: place(properties, steps, value, isNeeded),
    ...(isNeeded || needed.length > 0
      ? { required: [...new Set([...needed, ...(isNeeded ? [step] : [])])] }
      : {}),
  };
}

function merge(known: unknown, value: unknown): unknown {
  return isObject(known) && isObject(value) ? { ...value, ...known } : (known ?? value);
}

/** The rules for Schema Objects, by name, in the order in which they are applied. */
export const schemaRules: Readonly<Record<string, NormalizeRule>> = {
  "reference-sibling": adopt(
    "Schema",
    {
      title:
        "What stands beside `$ref` in OpenAPI 3.0 is left out: it has no effect there, and would have one in 3.1.",
      message: "In OpenAPI 3.0, what stands beside `$ref` has no effect. Left it out.",
    },
    referenceSibling,
  ),
  nullable: adopt(
    "Schema",
    {
      title: "`nullable` of OpenAPI 3.0 becomes the type `null`.",
      message: "`nullable` is of OpenAPI 3.0. Wrote null as a type.",
    },
    nullable,
  ),
  "exclusive-bound": adopt(
    "Schema",
    {
      title: "`exclusiveMinimum: true` of OpenAPI 3.0 becomes the bound itself.",
      message: "The bound has a flag, as in OpenAPI 3.0. Wrote the bound itself.",
    },
    exclusiveBound,
  ),
  "schema-example": adopt(
    "Schema",
    {
      title: "`example` of a schema becomes a list, `examples`.",
      message: "`example` of a schema is of OpenAPI 3.0. Wrote `examples`.",
    },
    schemaExample,
  ),
  "enum-object": enumObject,
  "required-flag": requiredFlag,
  "dotted-property": dottedProperty,
};
