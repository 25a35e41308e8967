import { type Location, serialize, type Style } from "./location.js";
import { expand } from "./style.js";

/**
 * Adds `name=value` to the `cookie` header field; characters that a cookie can't have are percent-encoded. Browsers
 * refuse that field: they send the cookies that they keep, and nothing of this.
 */
export const cookie: Location = (draft, target, value, refuse) => {
  const text = serialize(target, value, refuse, encode, `${target.name}=`);
  const before = draft.headers.get("cookie");
  if (text !== "") draft.headers.set("cookie", before === null ? text : `${before}; ${text}`);
};

/** Leaves what a cookie can have (RFC 6265, section 4.1.1), but for the percent sign. */
function encode(text: string): string {
  return text.replace(/[^!#$&-+\--:<-[\]-~]+/g, (part) => encodeURIComponent(part));
}

/**
 * The style `cookie` of OpenAPI 3.2: `n=a,b`; exploded, as is usual, `n=a; n=b` and `k=v; l=w`. Nothing is encoded, and what
 * a cookie can't have is refused. Credentials in cookies have this style.
 */
export const verbatim: Style = (target, value, place) => {
  const check = (text: string): string => {
    if (/^[!#-+\--:<-[\]-~]*$/.test(text)) return text;
    throw place.refuse("must be text that a cookie can hold");
  };
  const operator = { separator: "; ", named: true };
  return expand({ explode: true, ...target }, value, { ...place, encode: check }, operator);
};
