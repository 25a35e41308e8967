import { INSECURE } from "./base-url.js";
import type { CallState } from "./call-error.js";
import { FIELD_VALUE, isFieldValue } from "./field-value.js";
import { type Draft, header, type Location } from "./location.js";
import type { Api, Operation, SecurityRequirement } from "./operation.js";
import { UsageError } from "./usage-error.js";

/** A Security Scheme Object of OpenAPI: where a credential goes, and in which form. */
export interface SecurityScheme {
  readonly in: Location;
  /** The header field, query parameter or cookie. */
  readonly name: string;
  /** The authentication scheme that stands before the credential (RFC 9110, section 11.4). */
  readonly scheme?: string;
}

/** The Security Scheme of a token (RFC 6750, section 2.1). */
export const bearer: SecurityScheme = { in: header, name: "authorization", scheme: "Bearer" };

/** A credential, or what gets one: called for each attempt, and once more when the server answers 401. */
export type Credential = string | (() => string | Promise<string>);

/**
 * Writes credentials into the request: those of the first alternative that the caller has all options for. An empty
 * alternative is taken only when no other can be. What must not be seen is noted in `state`. Returns whether asking
 * again may give another credential.
 */
export async function authenticate(
  draft: Draft,
  api: Api,
  operation: Operation | undefined,
  given: object,
  state: CallState,
  insecure: boolean,
): Promise<boolean> {
  const options = given as Readonly<Record<string, unknown>>;
  const alternatives = operation?.security ?? api.security;
  const isUsable = (names: SecurityRequirement): boolean =>
    names.every((name) => options[name] !== undefined);
  const names =
    alternatives.find((each) => each.length > 0 && isUsable(each)) ?? alternatives.find(isUsable) ?? [];
  if (names.length === 0 && alternatives.length > 0 && !alternatives.some(isUsable)) {
    const wanted = alternatives.map((each) => each.join(" and ")).join(" or ");
    throw new UsageError(state.operation, `needs a credential: create the client with ${wanted}`);
  }
  for (const name of names) {
    const refuse = (problem: string): UsageError => new UsageError(state.operation, `${name} ${problem}`);
    if (insecure) throw refuse(INSECURE);
    const scheme = api.securitySchemes[name]!;
    const prefix = scheme.scheme === undefined ? "" : `${scheme.scheme} `;
    const secret = await getCredential(options[name], refuse);
    if (prefix !== "" && secret.toLowerCase().startsWith(prefix.toLowerCase())) {
      throw refuse(`must be the token alone, without "${scheme.scheme}"`);
    }
    state.secrets.push(secret, encodeURIComponent(secret));
    scheme.in(draft, scheme, prefix + secret, refuse);
  }
  return names.some((name) => typeof options[name] === "function");
}

async function getCredential(given: unknown, refuse: (problem: string) => UsageError): Promise<string> {
  let secret = given;
  try {
    if (typeof given === "function") secret = await (given() as unknown);
  } catch {
    // Its own error may quote the credential, or what it was got with.
    throw refuse("is a function that threw");
  }
  if (typeof secret === "string" && secret !== "" && isFieldValue(secret)) return secret;
  throw refuse(FIELD_VALUE + (/[\r\n]$/.test(String(secret)) ? ": trim the line end" : ""));
}

/** Whether a header field carries a credential: one of the API's own, or one of a usual name. */
export function isCredentialField({ securitySchemes }: Api, name: string): boolean {
  const isOwn = Object.values(securitySchemes).some(
    (scheme) => scheme.name.toLowerCase() === name.toLowerCase(),
  );
  return isOwn || /auth|cookie|token|secret|(?<!y-)key/i.test(name);
}
