import type { SchemaCheck, SchemaProblem } from "./schema-check.js";
import { itemSchema, propertySchema, schemaTypes } from "./schema-shape.js";
import type { SpecNode } from "./spec-node.js";
import type { Decode, Shape, WireText } from "./style.js";

/** The shapes that a value of a schema may have, the likeliest first. */
export function shapesOf(schema: SpecNode | undefined): readonly Shape[] {
  const types = schemaTypes(schema);
  const shapes = types.map((type): Shape => (type === "array" || type === "object" ? type : "scalar"));
  return shapes.length === 0 ? ["scalar"] : [...new Set(shapes)];
}

/** Undoes the encoding of each text; undefined where that of one is broken. */
export function decodedText(text: WireText, decode: Decode): WireText | undefined {
  if (typeof text === "string") return decode(text);
  const members = text.map((member) => {
    if (typeof member === "string") return decode(member);
    const [name, value] = [decode(member[0]), decode(member[1])];
    return name === undefined || value === undefined ? undefined : ([name, value] as const);
  });
  return members.includes(undefined) ? undefined : (members as WireText);
}

/**
 * What is wrong with a value that came as text. On the wire `5` may be a string or a number: where the schema does not
 * say, it fits where one of them does.
 */
export function checkText(
  text: WireText,
  schema: SpecNode | undefined,
  check: SchemaCheck,
): readonly SchemaProblem[] {
  const results = [false, true].map((isScalar) => check(valueOf(text, schema, isScalar)));
  // Of two readings that both fail, the one that is more of the right type has the better reasons.
  const [best = []] = results.toSorted((a, b) => wrongTypes(a) - wrongTypes(b));
  return results.some((problems) => problems.length === 0) ? [] : best;
}

/** The value that text stands for. `isScalar` decides where the schema does not. */
export function valueOf(text: WireText, schema: SpecNode | undefined, isScalar: boolean): unknown {
  if (typeof text === "string") return memberValue(text, schema, isScalar);
  if (isList(text)) return text.map((each) => memberValue(each, itemSchema(schema), isScalar));
  const names = [...new Set(text.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const own = propertySchema(schema, name);
      const values = text.filter(([key]) => key === name).map(([, value]) => value);
      const isRepeated = values.length > 1 || shapesOf(own)[0] === "array";
      return [
        name,
        isRepeated ? valueOf(values, own, isScalar) : memberValue(values[0] ?? "", own, isScalar),
      ];
    }),
  );
}

function isList(text: Exclude<WireText, string>): text is readonly string[] {
  return typeof text[0] === "string";
}

function memberValue(text: string, schema: SpecNode | undefined, isScalar: boolean): unknown {
  const types = schemaTypes(schema);
  if (types.length === 0) return isScalar ? scalar(text) : text;
  const value = scalar(text);
  if (types.includes("string") && !isScalar) return text;
  return types.some((type) => type.replace("integer", "number") === typeOf(value)) ? value : text;
}

function scalar(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}

function typeOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

function wrongTypes(problems: readonly SchemaProblem[]): number {
  return problems.filter(({ keyword }) => keyword === "type").length;
}
