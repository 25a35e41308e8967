import type { CallState } from "./call-error.js";
import type { ClientOptions } from "./client.js";
import { FIELD_VALUE, isFieldValue } from "./field-value.js";
import { type Draft, header, type Location, type Refuse, type Target } from "./location.js";
import type { Api, Operation, SecurityRequirement } from "./operation.js";
import { UsageError } from "./usage-error.js";

/** A Security Scheme Object of OpenAPI: where a credential goes, and in which form. */
export interface SecurityScheme extends Pick<Target, "style"> {
  readonly in: Location;
  /** The header field, query parameter or cookie. */
  readonly name: string;
  /** The authentication scheme that stands before the credential (RFC 9110, section 11.4). */
  readonly scheme?: string;
  /** Makes text of a credential that is none, and notes in `secrets` what else of it must not be seen. */
  readonly encode?: (credential: unknown, secrets: string[], refuse: Refuse) => string;
}

/** The Security Scheme of a token (RFC 6750, section 2.1). */
export const bearer: SecurityScheme = { in: header, name: "authorization", scheme: "Bearer" };

/** A credential, or what gets one: called for each attempt, and once more when the server answers 401. */
export type Credential<Value = string> = Value | (() => Value | Promise<Value>);

/**
 * Writes credentials into the request: those of the first alternative that the caller has all options for. An empty
 * alternative is taken only when no other can be. What must not be seen is noted in `state`, also of header fields that
 * the caller has given itself. Returns whether asking again may give another credential.
 */
export async function authenticate(
  draft: Draft,
  { security, securitySchemes }: Api,
  operation: Operation | undefined,
  options: ClientOptions,
  state: CallState,
  insecure: boolean,
): Promise<boolean> {
  // Own properties only: a scheme may well be named "constructor".
  const given = new Map<string, unknown>(Object.entries(options));
  const alternatives = operation?.security ?? security;
  const isUsable = (names: SecurityRequirement): boolean =>
    names.every((name) => given.get(name) !== undefined);
  const usable = alternatives.filter(isUsable);
  const names = usable.find((each) => each.length > 0) ?? usable[0];
  const refuse = (problem: string): UsageError => new UsageError(state.operation, problem);
  if (names === undefined && alternatives.length > 0) {
    throw refuse(
      `needs ${alternatives.map((each) => each.join(" and ")).join(" or ")} among the client's options`,
    );
  }
  const fields = [...draft.headers].filter(([name]) => isCredentialField(securitySchemes, name));
  const [exposed] = [...(names ?? []), ...fields.map(([name]) => name)];
  if (insecure && exposed !== undefined && options.allowInsecureHttp !== true) {
    throw refuse(`${exposed} would go over plain http: use https, or allowInsecureHttp`);
  }
  const words = fields.flatMap(([, value]) => value.split(/[\s;,=]+/));
  state.secrets.push(...words.filter((word) => word.length > 7));
  for (const name of names ?? []) {
    const scheme = securitySchemes[name]!;
    const refuseOption: Refuse = (problem) => refuse(`${name} ${problem}`);
    const secret = await getCredential(given.get(name), scheme, state.secrets, refuseOption);
    state.secrets.push(secret, encodeURIComponent(secret), btoa(secret));
    const value = scheme.scheme === undefined ? secret : `${scheme.scheme} ${secret}`;
    scheme.in(draft, scheme, value, refuseOption);
  }
  return names?.some((name) => typeof given.get(name) === "function") ?? false;
}

async function getCredential(
  given: unknown,
  { scheme = "", encode }: SecurityScheme,
  secrets: string[],
  refuse: Refuse,
): Promise<string> {
  let secret = given;
  try {
    if (typeof given === "function") secret = await (given() as unknown);
  } catch {
    // Its own error may quote the credential, or what it was got with.
    throw refuse("is a function that threw");
  }
  if (encode) secret = encode(secret, secrets, refuse);
  if (typeof secret !== "string" || secret === "" || !isFieldValue(secret)) {
    throw refuse(FIELD_VALUE + (/[\r\n]$/.test(String(secret)) ? ": trim the line end" : ""));
  }
  if (scheme !== "" && secret.toLowerCase().startsWith(`${scheme.toLowerCase()} `)) {
    throw refuse(`must be the token alone, without "${scheme}"`);
  }
  return secret;
}

/** Whether a header field carries a credential: one of the API's own, or one of a usual name. */
function isCredentialField(schemes: Api["securitySchemes"], name: string): boolean {
  const isOwn = Object.values(schemes).some((scheme) => scheme.name.toLowerCase() === name);
  return isOwn || /auth|cookie|token|secret|(?<!y-)key/.test(name);
}
