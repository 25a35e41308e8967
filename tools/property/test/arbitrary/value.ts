import * as fc from "fast-check";
import type { Schema, Typed, Version } from "../api.js";
import { anyName } from "./name.js";

/** Text of any script, with marks that end something somewhere. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.string({ unit: marks(` %&=+;,/?#[]{}|.~*'"\\:@!$()<>^\`-_a1é漢😀\t\n`), maxLength: 8 }),
  fc.constantFrom(
    "true",
    "null",
    "0x1",
    "1e3",
    "-0",
    "%2F",
    "%252F",
    "a=b&c=d",
    "..x",
    "undefined",
    "[object Object]",
  ),
);

/** Any of the characters of a text. */
export function marks(text: string): fc.Arbitrary<string> {
  return fc.constantFrom(...Array.from(text));
}

/** Text without any mark: for places where a mark has a meaning that nothing escapes. */
export const plainText: fc.Arbitrary<string> = fc.string({
  unit: marks("abcXYZ019-_~"),
  minLength: 1,
  maxLength: 8,
});

/** A scalar of each type; text as given. */
export function scalar(version: Version, text: fc.Arbitrary<string>): fc.Arbitrary<Typed> {
  const ofType = (type: string, value: unknown): Typed => ({ schema: { type }, value });
  return fc.oneof(
    { weight: 4, arbitrary: text.map((value) => ofType("string", value)) },
    text.map((value) => ({ schema: { type: "string", enum: [...new Set([value, "other"])] }, value })),
    text.map((value) => ({ schema: nullable(version, "string"), value })),
    fc.integer().map((value) => ofType("integer", value)),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Object.is(value, -0))
      .map((value) => ofType("number", value)),
    fc.boolean().map((value) => ofType("boolean", value)),
  );
}

/** One to four members of scalars that have one schema. */
export function array(text: fc.Arbitrary<string>): fc.Arbitrary<Typed> {
  return fc.oneof(
    fc
      .array(text, { minLength: 1, maxLength: 4 })
      .map((value) => ({ schema: { type: "array", items: { type: "string" } }, value })),
    fc
      .array(fc.integer(), { minLength: 1, maxLength: 4 })
      .map((value) => ({ schema: { type: "array", items: { type: "integer" } }, value })),
  );
}

/** One to four properties; some that may be absent, one that is. */
export function object(
  members: fc.Arbitrary<Typed>,
  names: fc.Arbitrary<string> = anyName,
): fc.Arbitrary<Typed> {
  const entry = fc.tuple(names, members, fc.boolean());
  return fc
    .uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ([name]) => name })
    .map((entries) => objectOf(entries));
}

export function objectOf(entries: readonly (readonly [string, Typed, boolean])[]): Typed {
  const required = entries.filter(([, , isRequired]) => isRequired).map(([name]) => name);
  const schema: Schema = {
    type: "object",
    properties: Object.fromEntries([
      ...entries.map(([name, typed]) => [name, typed.schema] as const),
      ["absent one", { type: "string" }],
    ]),
    ...(required.length > 0 && { required }),
  };
  return { schema, value: Object.fromEntries(entries.map(([name, typed]) => [name, typed.value])) };
}

/** Any JSON, three levels deep. */
export function json(version: Version): fc.Arbitrary<Typed> {
  const leaf = scalar(version, anyText);
  const flat = fc.oneof(leaf, array(anyText), object(leaf));
  const list = flat.map(({ schema, value }) => ({
    schema: { type: "array", items: schema },
    value: [value, value],
  }));
  return fc.oneof(flat, list, object(fc.oneof(flat, list)));
}

function nullable(version: Version, type: string): Schema {
  return version === "3.0.3" ? { type, nullable: true } : { type: [type, "null"] };
}
