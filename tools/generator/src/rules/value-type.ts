import type { Oas3Rule } from "@redocly/openapi-core";

/** Members of an enum are values of the schema's type. Some publishers wrap each in an object: `- value: stopped`. */
export const enumMember: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    const members: readonly unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
    for (const [index, member] of members.entries()) {
      if (isOfTypes(member, schema.type)) continue;
      const inner = unwrap(member);
      const advice =
        inner === undefined
          ? "Write a value of that type, or change the type."
          : `Write \`- ${inner}\` instead of \`- value: ${inner}\`.`;
      report({
        message: `Enum member ${JSON.stringify(member)} is not of type ${[schema.type].flat().join(" or ")}. ${advice}`,
        location: location.child(["enum", index]),
      });
    }
  },
});

function unwrap(member: unknown): string | undefined {
  const { value } = Object(member) as { value?: unknown };
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** A default is what holds when nothing is said, so it has to be a value of the type. */
export const defaultType: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    if (schema.default === undefined || isOfTypes(schema.default, schema.type)) return;
    report({
      message: `Default ${JSON.stringify(schema.default)} is not of type ${[schema.type].flat().join(" or ")}. Write a value of that type, or change the type.`,
      location: location.child("default"),
    });
  },
});

/** Whether a value is of one of the types of JSON Schema; without any, every value is. */
function isOfTypes(value: unknown, types: unknown): boolean {
  return types === undefined || [types].flat().some((type) => isOfType(value, type));
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
