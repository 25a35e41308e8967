import { credentialPlaces, sameCredential } from "./credential.js";
import type { Operation } from "./operation.js";
import { sentValues, type ReceivedRequest } from "./received-request.js";
import type { Credential, SecurityScheme } from "./security-scheme.js";
import type { Spec } from "./spec.js";

/** What a request breaks the declared security with. No sentence quotes a credential. */
export function checkSecurity(spec: Spec, operation: Operation, request: ReceivedRequest): readonly string[] {
  const declared = operation.security.flat();
  const sent = credentialPlaces(spec.securitySchemes).filter(
    (place) => sentValues(request, place.in, place.name).length > 0,
  );
  const expected = sent.filter((place) =>
    declared.some(({ credential }) => sameCredential(credential, place)),
  );
  const undeclared = sent.filter((place) => !expected.includes(place));
  return [
    ...undeclared.map(
      (place) =>
        `A credential was sent in ${described(place)}. The spec has no credential there for ${operation.name}.`,
    ),
    ...expected.flatMap((place) => checkForm(place, declared, sentValues(request, place.in, place.name))),
    ...checkAlternatives(operation, expected),
  ];
}

function checkAlternatives(operation: Operation, sent: readonly Credential[]): readonly string[] {
  const alternatives = operation.security;
  if (alternatives.length === 0 || alternatives.some((alternative) => isExactly(alternative, sent)))
    return [];
  const expected = alternatives
    .map((schemes) => schemes.map(({ name }) => name).join(" with ") || "none")
    .join(" or ");
  if (sent.length === 0) return [`No credential was sent. The spec asks for ${expected}.`];
  const found = sent.map(described).join(" and ");
  return [
    `Credentials were sent in ${found}. The spec asks for ${expected}, and for no more than one of these.`,
  ];
}

function isExactly(alternative: readonly SecurityScheme[], sent: readonly Credential[]): boolean {
  return (
    alternative.every(({ credential }) => {
      return credential === undefined || sent.some((place) => sameCredential(place, credential));
    }) && sent.every((place) => alternative.some(({ credential }) => sameCredential(credential, place)))
  );
}

function checkForm(
  place: Credential,
  declared: readonly SecurityScheme[],
  values: readonly string[],
): readonly string[] {
  if (values.length > 1)
    return [`A credential was sent in ${described(place)} ${values.length} times. The spec has it once.`];
  const schemes = declared.filter(({ credential }) => sameCredential(credential, place));
  if (schemes.some(({ prefix }) => isWellFormed(prefix, values[0] ?? ""))) return [];
  const forms = schemes.map(({ prefix }) =>
    prefix === undefined ? "not empty" : `"${prefix}", a space and a token`,
  );
  return [
    `The credential in ${described(place)} is malformed. The spec says: ${[...new Set(forms)].join(" or ")}.`,
  ];
}

function isWellFormed(prefix: SecurityScheme["prefix"], value: string): boolean {
  if (prefix === undefined) return value !== "";
  // Exactly one space; of RFC 6750 and RFC 7617, `token68` after it. Other schemes have parameters of their own.
  const credentials = ["Bearer", "Basic"].includes(prefix) ? /^[A-Za-z0-9._~+/-]+=*$/ : /^\S.*$/;
  return value.startsWith(`${prefix} `) && credentials.test(value.slice(prefix.length + 1));
}

function described(place: Credential): string {
  const kind = place.in === "query" ? "query parameter" : place.in;
  return `the ${kind} "${place.name}"`;
}
