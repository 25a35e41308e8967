import { checkFieldValue } from "./field-value.js";
import type { SecurityScheme } from "./security.js";

/** The Security Scheme of a token (RFC 6750, section 2.1). */
export const bearer: SecurityScheme = /* @__PURE__ */ httpScheme("Bearer");

/** An authentication scheme of HTTP, whose name stands before the credential (RFC 9110, section 11.4). */
export function httpScheme(name: string): SecurityScheme {
  return (draft, credential, refuse) => {
    checkFieldValue(credential, refuse);
    // What stands before a space would be a scheme; in Digest and its like, a name and "=" come first.
    if (/^$|^\w+ /.test(credential)) throw refuse("must be a credential without scheme");
    draft.secrets.push(credential, encodeURIComponent(credential), btoa(credential));
    draft.headers.set("authorization", `${name} ${credential}`);
  };
}
