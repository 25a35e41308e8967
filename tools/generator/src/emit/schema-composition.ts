import type { OpenApi } from "../document.js";
import { object } from "../found-operation.js";

/**
 * A schema in which what stands beside each other holds together, in words that openapi-typescript reads so. It passes
 * over what stands beside `$ref`, over `required` apart from the properties that it is about, and takes what stands beside
 * `anyOf` for one more choice.
 */
export function composeSchema(schema: OpenApi): OpenApi {
  return [wrapReference, dropOpenChoices, wrapChoice, collectRequired].reduce(
    (composed, compose) => compose(composed),
    schema,
  );
}

/** Keywords that a type is made of. */
const TYPED = new Set(
  "$ref additionalProperties allOf anyOf const enum items oneOf patternProperties prefixItems properties type".split(
    " ",
  ),
);

/** Those, and `required`, that say more than the reference beside them; a `type` says the same. */
const BESIDE_REFERENCE = ["required", ...TYPED].filter((key) => !["$ref", "type", "items"].includes(key));

function wrapReference(schema: OpenApi): OpenApi {
  if (schema["$ref"] === undefined) return schema;
  const { $ref: reference, ...others } = schema;
  if (!BESIDE_REFERENCE.some((key) => Object.hasOwn(others, key))) return schema;
  const { allOf } = others;
  return { ...others, allOf: [{ $ref: reference }, ...(Array.isArray(allOf) ? allOf : [])] };
}

/** Choices of which each only restricts values, such as `anyOf: [{ required: [a] }, { required: [b] }]`, are no types. */
function dropOpenChoices(schema: OpenApi): OpenApi {
  const isOpen = (choices: unknown): boolean => {
    return Array.isArray(choices) && choices.length > 0 && choices.every(isUntyped);
  };
  if (!isOpen(schema["anyOf"]) && !isOpen(schema["oneOf"])) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(["anyOf", "oneOf"].includes(key) && isOpen(value)),
  );
  return Object.fromEntries(kept);
}

function isUntyped(schema: unknown): boolean {
  return !Object.keys(object(schema)).some((key) => TYPED.has(key));
}

function wrapChoice(schema: OpenApi): OpenApi {
  if (!Array.isArray(schema["anyOf"])) return schema;
  const { anyOf, ...others } = schema;
  const { type, allOf, discriminator, ...rest } = others;
  const isObject = type === undefined || type === "object";
  const hasMore = allOf !== undefined || Object.keys(rest).some((key) => TYPED.has(key));
  if (discriminator !== undefined || !isObject || !hasMore) return schema;
  return { ...others, allOf: [...(Array.isArray(allOf) ? allOf : []), { anyOf }] };
}

/** What members of `allOf` require holds for the whole. Members that say no more than that are gone. */
function collectRequired(schema: OpenApi): OpenApi {
  const { allOf, required } = schema;
  if (!Array.isArray(allOf)) return schema;
  const members = allOf.map(object);
  const lists = [required, ...members.map((member) => member["required"])].filter((list) =>
    Array.isArray(list),
  );
  const all = [...new Set(lists.flat())];
  const typed = members.filter((member) => !isBare(member));
  return {
    ...schema,
    ...(typed.length > 0 && { allOf: typed }),
    ...(all.length > 0 && { required: all }),
  };
}

/** Whether beside types of objects it says nothing of a type. */
function isBare(member: OpenApi): boolean {
  const { type, ...others } = member;
  return isUntyped(others) && (type === undefined || (type === "object" && member["required"] !== undefined));
}
