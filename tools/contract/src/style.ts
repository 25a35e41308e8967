import type { SpecNode } from "./spec-node.js";

/** How a value is put on the wire (OpenAPI 3.1, section 4.8.12.3), by the place that it is in. */
export interface Style {
  readonly name: StyleName;
  readonly explode: boolean;
}

export type StyleName = (typeof STYLES)[number];

/** What a value is made of, which decides how its text is split. */
export type Shape = "scalar" | "array" | "object";

/** A value as text: one, those of a list, or those of an object by name. */
export type WireText = string | readonly string[] | readonly (readonly [name: string, text: string])[];

/** Names decoded, values as they are on the wire. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** Undoes the encoding of one text; undefined where it is broken. */
export type Decode = (text: string) => string | undefined;

const STYLES = [
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
] as const;

/** The style that a Parameter or an Encoding says, or the usual one of its place. */
export function readStyle(node: SpecNode, usual: StyleName): Style {
  const text = node.text("style") ?? usual;
  const name = STYLES.find((each) => each === text);
  if (name === undefined) throw node.error(`"${text}" is no style`);
  const explode = node.at("explode")?.value;
  return { name, explode: typeof explode === "boolean" ? explode : name === "form" || name === "cookie" };
}

/** Splits a value that stands alone, in a path or a header field; undefined where it is not of its style. */
export function splitText(
  name: string,
  { name: style, explode }: Style,
  shape: Shape,
  text: string,
): WireText | undefined {
  if (style === "label") {
    if (!text.startsWith(".")) return undefined;
    return split(text.slice(1), shape, explode ? "." : ",", explode);
  }
  if (style !== "matrix") return split(text, shape, ",", explode);
  if (!text.startsWith(";")) return undefined;
  const members = text.slice(1).split(";").map(pair);
  if (explode && shape === "object") return members;
  if (members.some(([key]) => key !== name)) return undefined;
  const values = members.map(([, value]) => value);
  if (explode && shape === "array") return values;
  return values.length === 1 ? split(values[0] ?? "", shape, ",", false) : undefined;
}

/** What fields hold for a name: a value, or more of them than its style has. */
export type Found = { readonly text: WireText } | { readonly times: number };

/** Reads a value out of the fields of a query, a form or cookies; undefined where there is none. */
export function splitFields(
  name: string,
  { name: style, explode }: Style,
  shape: Shape,
  fields: Fields,
): Found | undefined {
  if (style === "deepObject") {
    const own = fields.filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"));
    const members = own.map(([key, value]) => [key.slice(name.length + 1, -1), value] as const);
    return members.length === 0 ? undefined : { text: members };
  }
  if (explode && shape === "object") return fields.length === 0 ? undefined : { text: fields };
  const values = fields.filter(([key]) => key === name).map(([, value]) => value);
  const [value] = values;
  if (value === undefined) return undefined;
  if (shape === "array" && explode) return { text: values };
  if (values.length > 1) return { times: values.length };
  const delimiter = { spaceDelimited: /%20|\+/, pipeDelimited: /%7C|\|/i }[style as string] ?? ",";
  const text = split(value, shape, delimiter, false);
  return text === undefined ? undefined : { text };
}

function split(
  text: string,
  shape: Shape,
  delimiter: string | RegExp,
  explode: boolean,
): WireText | undefined {
  if (shape === "scalar") return text;
  const parts = text.split(delimiter);
  if (shape === "array") return parts;
  if (explode) return parts.map(pair);
  if (parts.length % 2 === 1) return undefined;
  return parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ""] as const] : []));
}

function pair(text: string): readonly [string, string] {
  const [name = "", ...value] = text.split("=");
  return [name, value.join("=")];
}
