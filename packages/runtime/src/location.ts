import { checkFieldValue } from "./field-value.js";
import type { MediaType } from "./body.js";
import type { Encoding } from "./form-body.js";
import { serializeScalar } from "./scalar.js";
import type { UsageError } from "./usage-error.js";

/** A request while it is put together. */
export interface Draft {
  /** The path template; each parameter in braces gives way to its value. */
  path: string;
  /** The query, encoded, with `?` before it; empty where there is none. */
  query: string;
  readonly headers: Headers;
  /** What of it is secret: never to be seen in a message, also where the server sends it back. */
  readonly secrets: string[];
  /** What is sent as content. With `duplex` it is a stream, which can be sent once only. */
  content?: { readonly body: NonNullable<RequestInit["body"]>; readonly duplex?: "half" } | undefined;
}

/** A place in a request that a value can be written to: what stands under `in` in a Parameter Object of OpenAPI. */
export type Location = (draft: Draft, target: Target, value: unknown, refuse: Refuse) => void;

/** What a value is written for: a Parameter, a Request Body, or the credential of a Security Scheme. */
export interface Target {
  readonly name: string;
  /** Serializes lists and objects. Without it, only text, numbers and booleans can be sent. */
  readonly style?: Style;
  /** Whether each member of a list or an object stands by itself; for a `style`. */
  readonly explode?: boolean;
  /** Whether reserved characters stay as they are, where they can't change what is around them; for a `style`. */
  readonly allowReserved?: boolean;
  /** The media type of a Request Body, where it is not the usual one of its Location. */
  readonly mediaType?: string;
  /** How properties of a form are written, where they are not written as usual. */
  readonly encoding?: Readonly<Record<string, Encoding>>;
  /** What a Request Body `in: body` may be, by media type or range of them, in lower case. */
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** Makes the error that says what is wrong with a value. */
export type Refuse = (problem: string) => UsageError;

/** Makes text of a value, encoded for its place; throws what `refuse` makes where the value has no such text. */
export type Style = (target: Target, value: unknown, place: Place) => string;

/** What text has to be for the place that it is written to. */
export interface Place {
  /** What stands before a value: `name=` where the place has names, else nothing. */
  readonly prefix: string;
  readonly encode: (text: string) => string;
  readonly refuse: Refuse;
}

/** Fills the path template: the value becomes one percent-encoded segment, or part of one. */
export function path(
  draft: Draft,
  target: Target,
  value: unknown,
  refuse: Refuse,
  text: string = encodeURIComponent(serializeScalar(value, refuse)),
): void {
  // `.` and `..` as URL parsers and proxies read them: also percent-encoded, also encoded more than once.
  if (/^(\.|%(25)*2e){0,2}$/i.test(text)) throw refuse(`can't be ${JSON.stringify(value)}`);
  draft.path = draft.path.replaceAll(`{${target.name}}`, () => text);
}

/** Sets a header field. */
export function header(
  draft: Draft,
  target: Pick<Target, "name">,
  value: unknown,
  refuse: Refuse,
  text: string = serializeScalar(value, refuse),
): void {
  checkFieldValue(text, refuse);
  draft.headers.set(target.name, text);
}

/** Adds `name=value` to the query. */
export const query: Location = (draft, target, value, refuse) => {
  const prefix = `${encodeURIComponent(target.name)}=`;
  addQuery(draft, serialize(target, value, refuse, encodeURIComponent, prefix));
};

/** Adds encoded text to the query, where there is any. */
export function addQuery(draft: Draft, text: string): void {
  if (text !== "") draft.query += (draft.query === "" ? "?" : "&") + text;
}

/** The path, for a Target with a `style`. */
export const styledPath: Location = (draft, target, value, refuse) => {
  path(draft, target, value, refuse, serialize(target, value, refuse, encodeURIComponent));
};

/** A header field, for a Target with a `style`. */
export const styledHeader: Location = (draft, target, value, refuse) => {
  header(draft, target, value, refuse, serialize(target, value, refuse, String));
};

/** The text of a value for a place: in the Target's style, or of a scalar where it has none. */
export function serialize(
  target: Target,
  value: unknown,
  refuse: Refuse,
  encode: Place["encode"],
  prefix = "",
): string {
  if (target.style) return target.style(target, value, { prefix, encode, refuse });
  return prefix + encode(serializeScalar(value, refuse));
}
