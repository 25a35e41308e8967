import { checkFieldValue } from "./field-value.js";
import type { Location, Style } from "./location.js";
import type { SecurityScheme } from "./security.js";

/** The Security Scheme of a key: the header field, query parameter or cookie that it goes in. */
export function apiKey(location: Location, name: string, style?: Style): SecurityScheme {
  return (draft, credential, refuse) => {
    checkFieldValue(credential, refuse);
    if (credential === "") throw refuse("is empty");
    draft.secrets.push(credential, encodeURIComponent(credential), btoa(credential));
    location(draft, { name, ...(style && { style }) }, credential, refuse);
  };
}
