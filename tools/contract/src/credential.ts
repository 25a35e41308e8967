import { decoded, sentValues, type ReceivedRequest } from "./received-request.js";
import type { Credential, SecurityScheme } from "./security-scheme.js";

/** Where clients put credentials, whether this spec says so or not. */
const USUAL_PLACES: readonly Credential[] = [
  "authorization",
  "proxy-authorization",
  "x-api-key",
  "api-key",
].map((name) => ({ in: "header", name }));

/** Each place that may carry a credential, once. */
export function credentialPlaces(schemes: readonly SecurityScheme[]): readonly Credential[] {
  const own = schemes.map(({ credential }) => credential).filter((credential) => credential !== undefined);
  const places = [...own, ...USUAL_PLACES];
  return places.filter((place, index) => places.findIndex((other) => sameCredential(other, place)) === index);
}

export function sameCredential(a: Credential | undefined, b: Credential): boolean {
  return a?.in === b.in && a?.name === b.name;
}

/** `Bearer abc` → `Bearer ***`, any other credential → `***`. */
export function maskedHeader(value: string): string {
  return value.replace(/^((?:Bearer|Basic) )?.*$/is, "$1***");
}

/** Replaces each credential of a request wherever it stands in a text, as in a body that repeats it. */
export function redacted(text: string, schemes: readonly SecurityScheme[], request: ReceivedRequest): string {
  return secrets(schemes, request).reduce((result, secret) => result.replaceAll(secret, "***"), text);
}

function secrets(schemes: readonly SecurityScheme[], request: ReceivedRequest): readonly string[] {
  const values = credentialPlaces(schemes).flatMap((place) => sentValues(request, place.in, place.name));
  const forms = values.flatMap((value) => {
    const token = value.replace(/^\S+\s+/, "");
    return [value, token, decoded(token, "query") ?? token, encodeURIComponent(token)];
  });
  // A short one, such as `test`, may well be a word of the text; where a credential belongs, it is masked at any length.
  return [...new Set(forms)].filter((secret) => secret.length >= 8).toSorted((a, b) => b.length - a.length);
}
