import { stringify } from "./json-body.js";
import type { Place, Style, Target } from "./location.js";
import { serializeScalar } from "./scalar.js";

// The styles of OpenAPI (3.1, section 4.8.12.3) as expansions of RFC 6570: members that are undefined or null are left
// out, and a list or an object without members is nothing at all. Dates are refused: how one is written is the caller's to say.

/** `a,b` and `k,v,l,w`; exploded `a,b` and `k=v,l=w`. For paths and header fields. */
export const simple: Style = (target, value, place) => expand(target, value, place, { separator: "," });

/** `.a,b` and `.k,v,l,w`; exploded `.a.b` and `.k=v.l=w`. For paths. */
export const label: Style = (target, value, place) =>
  expand(target, value, place, { first: ".", separator: "." });

/** `;n=a,b` and `;n=k,v,l,w`; exploded `;n=a;n=b` and `;k=v;l=w`. An empty value has no `=`. For paths. */
export const matrix: Style = (target, value, place) =>
  expand(target, value, place, { first: ";", separator: ";", named: true }).replace(/=(?=;|$)/g, "");

/** `n=a,b` and `n=k,v,l,w`; exploded, as is usual, `n=a&n=b` and `k=v&l=w`. For queries, forms and cookies. */
export const form: Style = (target, value, place) =>
  expand({ explode: true, ...target }, value, place, { separator: "&", named: true });

/** `n=a%20b` and `n=k%20v%20l%20w`; exploded as `form`. For queries and forms. */
export const spaceDelimited: Style = (target, value, place) =>
  expand(target, value, place, { separator: "&", named: true, joiner: "%20" });

/** `n=a%7Cb` and `n=k%7Cv%7Cl%7Cw`; exploded as `form`. For queries and forms. */
export const pipeDelimited: Style = (target, value, place) =>
  expand(target, value, place, { separator: "&", named: true, joiner: "%7C" });

/** `n%5Bk%5D=v&n%5Bl%5D=w`, of objects alone. For queries and forms. */
export const deepObject: Style = (target, value, place) => {
  if (Array.isArray(value) || typeof value !== "object") throw place.refuse("must be an object");
  const [name, text] = [encodeScalar(place, target.name), writer(target, place)];
  return listMembers(value, place)
    .map(([key = "", each]) => `${name}%5B${encodeScalar(place, key)}%5D=${text(each)}`)
    .join("&");
};

/** The JSON text of any value: of a Parameter that has `content` in place of a schema. */
export const json: Style = (_, value, { prefix, encode, refuse }) => {
  const text = encode(stringify(value, refuse));
  // What a header field can't hold has an escape in JSON.
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return prefix + text.replace(/[\x7f-\uffff]/g, escape);
};

/** An operator of RFC 6570 (appendix A). */
interface Operator {
  readonly first?: string;
  /** Stands between exploded members. */
  readonly separator: string;
  /** Stands between members that are not exploded; a comma where nothing is said. */
  readonly joiner?: string;
  /** Whether a value has its name before it. */
  readonly named?: boolean;
}

/** The expansion of a value (RFC 6570, section 3.2.1). */
export function expand(
  target: Target,
  value: unknown,
  place: Place,
  { first = "", separator, joiner = ",", named = false }: Operator,
): string {
  const prefix = named ? place.prefix || `${encodeScalar(place, target.name)}=` : "";
  const text = writer(target, place);
  if (typeof value !== "object") return first + prefix + text(value);
  const members = listMembers(value, place);
  if (members.length === 0) return "";
  const before = (key: string | undefined, mark: string): string =>
    key === undefined ? "" : encodeScalar(place, key) + mark;
  return target.explode
    ? first + members.map(([key, each]) => (before(key, "=") || prefix) + text(each)).join(separator)
    : first + prefix + members.map(([key, each]) => before(key, joiner) + text(each)).join(joiner);
}

/** The members that have a value, those of an object with their names. */
function listMembers(
  value: object | null,
  { refuse }: Place,
): readonly (readonly [string | undefined, unknown])[] {
  const type = Object.prototype.toString.call(value);
  if (type !== "[object Array]" && type !== "[object Object]") throw refuse(MEMBERS);
  const members = Array.isArray(value)
    ? value.map((each: unknown) => [undefined, each] as const)
    : Object.entries(value as object);
  return members.filter(([, each]) => each !== undefined && each !== null);
}

const MEMBERS = "must be text, a finite number or a boolean, or a list or an object of these";

/** What makes encoded text of a member. */
function writer({ allowReserved }: Target, place: Place): (member: unknown) => string {
  if (!allowReserved) return (member) => encodeScalar(place, member);
  // What would end the value, or the part of the URL that it is in, stays encoded: & # + [ ], and / ? in a path.
  const reserved = place.prefix === "" ? /(%[\da-f]{2}|[:@!$'()*,;=])/i : /(%[\da-f]{2}|[:@!$'()*,;=/?])/i;
  return (member) => {
    const parts = readScalar(place, member).split(reserved);
    return parts.map((part, index) => (index % 2 === 0 ? encodeScalar(place, part) : part)).join("");
  };
}

/** Encodes all but letters, digits and `-._~` (RFC 6570, section 3.2.1), where the place wants anything encoded. */
export function encodeScalar(place: Place, value: unknown): string {
  const text = place.encode(readScalar(place, value));
  if (place.encode("/") === "/") return text;
  return text.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function readScalar({ refuse }: Place, value: unknown): string {
  return serializeScalar(value, refuse, MEMBERS);
}
