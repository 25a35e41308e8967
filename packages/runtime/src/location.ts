import { FIELD_VALUE, isFieldValue } from "./field-value.js";
import { SCALAR, serializeScalar } from "./scalar.js";
import type { UsageError } from "./usage-error.js";

/** A request while it is put together. */
export interface Draft {
  /** The path template; each parameter in braces gives way to its value. */
  path: string;
  /** The parts of the query, encoded. */
  readonly query: string[];
  readonly headers: Headers;
  body?: NonNullable<RequestInit["body"]> | undefined;
}

/** A place in a request that a value can be written to: what stands under `in` in a Parameter Object of OpenAPI. */
export type Location = (draft: Draft, target: Target, value: unknown, refuse: Refuse) => void;

/** What a value is written for: a Parameter, or the credential of a Security Scheme. */
export interface Target {
  readonly name: string;
  /** Serializes lists and objects. Without it, only text, numbers and booleans can be sent. */
  readonly style?: Style;
}

/** Makes the error that says what is wrong with a value. */
export type Refuse = (problem: string) => UsageError;

/** The text of a value, encoded for its place, with its name where the place has names; undefined where it has none. */
export type Style = (name: string, value: unknown, encode: (text: string) => string) => string | undefined;

/** Fills the path template: the value becomes one percent-encoded segment, or part of one. */
export const path: Location = (draft, target, value, refuse) => {
  const text = serialize(target, value, encodeURIComponent, refuse);
  // `.` and `..` as URL parsers and proxies read them: also percent-encoded, also encoded more than once.
  if (/^(?:\.|%(?:25)*2e){0,2}$/i.test(text)) throw refuse(`can't be ${JSON.stringify(value)}`);
  draft.path = draft.path.replaceAll(`{${target.name}}`, () => text);
};

/** Adds `name=value` to the query. */
export const query: Location = (draft, target, value, refuse) => {
  const text = serialize({ style: pair, ...target }, value, encodeURIComponent, refuse);
  if (text !== "") draft.query.push(text);
};

/** Sets a header field. */
export const header: Location = (draft, target, value, refuse) => {
  const text = serialize(target, value, String, refuse);
  if (!isFieldValue(text)) throw refuse(FIELD_VALUE);
  draft.headers.set(target.name, text);
};

function serialize(
  { name, style = plain }: Target,
  value: unknown,
  encode: (text: string) => string,
  refuse: Refuse,
): string {
  const text = style(name, value, encode);
  if (text === undefined) throw refuse(SCALAR);
  return text;
}

const plain: Style = (_, value, encode) => {
  const text = serializeScalar(value);
  return text === undefined ? undefined : encode(text);
};

const pair: Style = (name, value, encode) => {
  const text = plain(name, value, encode);
  return text === undefined ? undefined : `${encode(name)}=${text}`;
};
