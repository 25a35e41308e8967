import type { Place, Style } from "./location.js";

// Styles of OpenAPI 3.1 (section 4.8.12.3) as expansions of RFC 6570. Members that are undefined or null are left out,
// and a list or an object without members is nothing at all. Dates are refused: their text is the caller's to choose.

/** `a,b` and `k,v,l,w`; exploded `a,b` and `k=v,l=w`. For paths and header fields. */
export const simple: Style = () => "";

/** `.a,b` and `.k,v,l,w`; exploded `.a.b` and `.k=v.l=w`. For paths. */
export const label: Style = () => "";

/** `;n=a,b` and `;n=k,v,l,w`; exploded `;n=a;n=b` and `;k=v;l=w`. For paths. */
export const matrix: Style = () => "";

/** `n=a,b` and `n=k,v,l,w`; exploded `n=a&n=b` and `k=v&l=w`. For queries, forms and cookies. */
export const form: Style = () => "";

/** `n=a%20b` and `n=k%20v%20l%20w`; exploded as `form`. For queries and forms. */
export const spaceDelimited: Style = () => "";

/** `n=a%7Cb` and `n=k%7Cv%7Cl%7Cw`; exploded as `form`. For queries and forms. */
export const pipeDelimited: Style = () => "";

/** `n%5Bk%5D=v&n%5Bl%5D=w`, for objects alone. For queries and forms. */
export const deepObject: Style = () => "";

/** The JSON text of any value: a Parameter with `content` in place of a schema. */
export const json: Style = (_, value, { prefix, encode }: Place) => prefix + encode(String(value));
