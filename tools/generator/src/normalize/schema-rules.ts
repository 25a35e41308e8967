import { exclusiveBound, nullable, referenceSibling, schemaExample } from "../load/schema-repairs.js";
import { isObject } from "../load/specification.js";
import { adopt } from "./adopted-rule.js";
import { dottedProperty } from "./dotted-property.js";
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
