import type { Location, Refuse, Style } from "./location.js";
import { encodeScalar, form, json } from "./style.js";

/** An Encoding Object of OpenAPI: how a property of a form is written. */
export interface Encoding {
  /** Writes the property as a Parameter of this style. Without it, `contentType` counts. */
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** A media type; for a part of a `multipartBody`, also several with commas, or ranges such as `image/*`. */
  readonly contentType?: string;
}

/**
 * The properties of an object as `application/x-www-form-urlencoded`. A property without an Encoding is a pair; a list is one
 * pair for each of its members, an object its JSON text.
 */
export const urlencoded: Style = ({ encoding }, value, place) =>
  listProperties(value, place.refuse)
    .flatMap(([name, each]) => {
      const refuse: Refuse = (problem) => place.refuse(`"${name}" ${problem}`);
      const encode = encodeURIComponent;
      const prefix = `${encodeScalar({ prefix: "", encode, refuse }, name)}=`;
      const own = { prefix, encode, refuse };
      const { style, contentType = "", ...how } = findEncoding(encoding, name);
      if (style !== undefined) return style({ name, ...how }, each, own);
      const isJson = JSON_TYPE.test(contentType);
      const pairs: readonly unknown[] = Array.isArray(each) && !isJson ? each.filter(isPresent) : [each];
      return pairs.map((one) => (isJson || typeof one === "object" ? json : form)({ name }, one, own));
    })
    .filter((pair) => pair !== "")
    .join("&");

/** The Request Body of an Operation that takes `application/x-www-form-urlencoded`. */
export const formBody: Location = (draft, target, value, refuse) => {
  draft.content = { body: urlencoded(target, value, { prefix: "", encode: encodeURIComponent, refuse }) };
  draft.headers.set("content-type", target.mediaType ?? "application/x-www-form-urlencoded");
};

/** Every media type whose content is JSON (RFC 6838, section 4.2.8). */
export const JSON_TYPE: RegExp = /^application\/(?:.+\+)?json\b/i;

/** The properties of a form that have a value. */
export function listProperties(value: unknown, refuse: Refuse): readonly (readonly [string, unknown])[] {
  if (Object.prototype.toString.call(value) !== "[object Object]") throw refuse("must be an object");
  return Object.entries(value as object).filter(([, each]) => isPresent(each));
}

/** Whether a member of a list or an object has a value (RFC 6570, section 2.3). */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The Encoding of a property. Own ones only: a property may well be named "constructor". */
export function findEncoding(encoding: Readonly<Record<string, Encoding>> = {}, name: string): Encoding {
  return Object.hasOwn(encoding, name) ? encoding[name]! : {};
}
