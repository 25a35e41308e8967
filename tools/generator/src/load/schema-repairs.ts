import { isOfTypes } from "./value-type.js";
import { formatPointer } from "./pointer.js";
import type { Repair } from "./repair.js";
import { isObject } from "./specification.js";

/** `nullable` of OpenAPI 3.0 is a type, `null`, since 3.1. Where no type is given, it is one more choice. */
export const nullable: Repair = (schema, { isOld, report }) => {
  if (!("nullable" in schema)) return schema;
  const { nullable: value, ...rest } = schema;
  if (!isOld) {
    const message = '`nullable` is of OpenAPI 3.0. Write null as a type, such as `type: [string, "null"]`.';
    report("nullable", message, ["nullable"]);
  }
  if (value !== true) return rest;
  const { type, enum: members, anyOf, oneOf } = rest;
  const choices = Array.isArray(members) && !members.includes(null) ? { enum: [...members, null] } : {};
  if (type !== undefined) return { ...rest, type: [...new Set([type, "null"].flat())], ...choices };
  if (Array.isArray(members)) return { ...rest, ...choices };
  if (Array.isArray(anyOf)) return { ...rest, anyOf: [...anyOf, NULL] };
  if (Array.isArray(oneOf)) return { ...rest, oneOf: [...oneOf, NULL] };
  const [annotations, assertions] = [true, false].map((isAnnotation) => {
    return Object.fromEntries(Object.entries(rest).filter(([key]) => ANNOTATIONS.test(key) === isAnnotation));
  });
  // Without any assertion, null is allowed already.
  return Object.keys(assertions!).length === 0 ? rest : { ...annotations, anyOf: [assertions, NULL] };
};

const NULL = { type: "null" };

/** Keywords that say something about a value without restricting it. */
const ANNOTATIONS =
  /^(?:title|description|default|examples?|deprecated|readOnly|writeOnly|externalDocs|xml|x-.*)$/;

/** In OpenAPI 3.0 what stands beside `$ref` is ignored; `nullable` alone is meant by all who write it there. */
export const referenceSibling: Repair = (schema, { isOld }) => {
  if (!isOld || typeof schema["$ref"] !== "string" || isAlone(schema)) return schema;
  return { $ref: schema["$ref"], ...(schema["nullable"] === true ? { nullable: true } : {}) };
};

/** Whether nothing stands beside a reference. */
function isAlone(reference: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(reference).length === 1;
}

/** An exclusive bound is a number since 3.1; it was a flag beside the bound. */
export const exclusiveBound: Repair = (schema, { isOld, report }) => {
  let repaired = schema;
  for (const [flag, bound] of BOUNDS) {
    if (typeof repaired[flag] !== "boolean") continue;
    const { [flag]: isExclusive, ...rest } = repaired;
    const message = `\`${flag}\` is a number since OpenAPI 3.1. Write the bound itself.`;
    if (!isOld) report("exclusive-bound", message, [flag]);
    const { [bound]: limit, ...others } = rest;
    repaired = isExclusive && limit !== undefined ? { ...others, [flag]: limit } : rest;
  }
  return repaired;
};

const BOUNDS = [
  ["exclusiveMinimum", "minimum"],
  ["exclusiveMaximum", "maximum"],
] as const;

/** `example` of a schema is one of `examples` since 3.1. */
export const schemaExample: Repair = (schema, { isOld }) => {
  if (!isOld || !("example" in schema)) return schema;
  const { example, ...rest } = schema;
  return "examples" in rest ? rest : { ...rest, examples: [example] };
};

/** Types that JSON Schema does not have say nothing. */
export const unknownType: Repair = (schema, { report }) => {
  if (schema["type"] === undefined || TYPES.has(schema["type"])) return schema;
  const { type, ...rest } = schema;
  const types = [type].flat();
  if (types.every((each) => TYPES.has(each))) return schema;
  const found = types.filter((each) => !TYPES.has(each)).map((each) => JSON.stringify(each));
  const message = `${found.join(", ")} is no type of JSON Schema: any value is taken. Write one of ${[...TYPES].join(", ")}.`;
  report("unknown-type", message, ["type"]);
  return rest;
};

const TYPES = new Set<unknown>(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** `required` of a property, as in older drafts of JSON Schema, says nothing. */
export const requiredFlag: Repair = (schema, { report }) => {
  if (typeof schema["required"] !== "boolean") return schema;
  const { required: _, ...rest } = schema;
  const message =
    "`required` is a list of names, in the schema of the object. Add this property's name there.";
  report("required-flag", message, ["required"]);
  return rest;
};

/** A default is what holds when nothing is said, so it has to be a value of the type. */
export const defaultType: Repair = (schema, { report }) => {
  if (schema["default"] === undefined || isOfTypes(schema["default"], schema["type"])) return schema;
  const { default: value, ...rest } = schema;
  const message = `Default ${JSON.stringify(value)} is not of type ${[schema["type"]].flat().join(" or ")}. Write a value of that type, or change the type.`;
  report("default-type", message, ["default"]);
  return rest;
};

/** A reference that is no schema of its own has no siblings but these (OpenAPI 3.1, section 4.8.23). */
export const objectReference: Repair = (object, { isOld }) => {
  const { $ref: reference, summary, description } = object;
  if (typeof reference !== "string" || isAlone(object)) return object;
  return {
    $ref: reference,
    ...(!isOld && summary !== undefined ? { summary } : {}),
    ...(!isOld && description !== undefined ? { description } : {}),
  };
};

/** A parameter of the path is always there. */
export const pathParameterRequired: Repair = (parameter, { report }) => {
  if (parameter["in"] !== "path" || parameter["required"] === true) return parameter;
  const name = JSON.stringify(parameter["name"]);
  const message = `Parameter ${name} is in the path, and so always there. Write \`required: true\`.`;
  report("path-parameter-required", message, []);
  return { ...parameter, required: true };
};

/** A mapping of names to schemas is the only thing that `discriminator` maps. */
export const discriminatorMapping: Repair = (schema, { report }) => {
  const { discriminator } = schema;
  if (discriminator === undefined) return schema;
  if (isObject(discriminator) && typeof discriminator["propertyName"] === "string") return schema;
  const { discriminator: _, ...rest } = schema;
  report("discriminator", "A discriminator needs `propertyName`: it is left out.", ["discriminator"]);
  return rest;
};

/** A child that is one of its parent's choices is all of what its parent has besides the choices. */
export const parentChoice: Repair = (schema, { keys, report, resolve, parentReferences }) => {
  if (!Array.isArray(schema["allOf"]) || parentReferences.size === 0) return schema;
  const inherit = (members: readonly unknown[], pointer: string, open: readonly unknown[]): unknown[] => {
    return members.flatMap((member: unknown, index) => {
      if (!isObject(member) || !parentReferences.has(`${pointer}/allOf/${index}/$ref`)) return [member];
      const parent = member["$ref"] as string;
      if (open.includes(parent)) return [];
      if (open.length === 0) {
        const message = `The schema is a choice of ${JSON.stringify(parent)}, and so can't be all of it: it is all of what stands beside the choices. Move that to a schema of its own, and refer to it.`;
        report("parent-choice", message, ["allOf", index]);
      }
      const { oneOf: _, anyOf: __, discriminator: ___, ...own } = resolve(member);
      const { allOf } = own;
      if (!Array.isArray(allOf)) return [own];
      return [{ ...own, allOf: inherit(allOf, parent, [...open, parent]) }];
    });
  };
  return { ...schema, allOf: inherit(schema["allOf"], formatPointer(keys), []) };
};
