import type { Oas3Rule } from "@redocly/openapi-core";
import { isOfTypes } from "../load/value-type.js";

/** Members of an enum are values. Some publishers wrap each in an object, `- value: stopped`, which no type describes. */
export const enumMember: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    for (const [index, member] of misfits(schema)) {
      if (typeof member !== "object" || member === null) continue;
      const inner = unwrap(member);
      const advice = inner === undefined ? ADVICE : `Write \`- ${inner}\` instead of \`- value: ${inner}\`.`;
      report({ message: `${describe(member, schema)} ${advice}`, location: location.child(["enum", index]) });
    }
  },
});

/** A member of an enum is of the schema's type. Of another, it is a value that is never sent. */
export const enumType: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    for (const [index, member] of misfits(schema)) {
      if (typeof member === "object" && member !== null) continue;
      report({ message: `${describe(member, schema)} ${ADVICE}`, location: location.child(["enum", index]) });
    }
  },
});

const ADVICE = "Write a value of that type, or change the type.";

interface Enumerated {
  readonly type?: unknown;
  readonly enum?: unknown;
}

function misfits(schema: Enumerated): readonly (readonly [index: number, member: unknown])[] {
  const members: readonly unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
  return [...members.entries()].filter(([, member]) => !isOfTypes(member, schema.type));
}

function describe(member: unknown, schema: Enumerated): string {
  return `Enum member ${JSON.stringify(member)} is not of type ${[schema.type].flat().join(" or ")}.`;
}

function unwrap(member: unknown): string | undefined {
  const { value } = Object(member) as { value?: unknown };
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
