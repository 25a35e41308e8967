import { FIELD_VALUE, isFieldValue } from "./field-value.js";
import { UsageError } from "./usage-error.js";

/** A Security Scheme Object of OpenAPI, of the types that are supported. */
export type SecurityScheme =
  | { readonly type: "http"; readonly scheme: "bearer" }
  | { readonly type: "apiKey"; readonly in: "header"; readonly name: string };

/** A Security Requirement Object of OpenAPI: schemes by name that are all needed; an empty one needs none. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** A credential, or what gets one: called for each attempt, and once more when the server answers 401. */
export type Credential = string | (() => string | Promise<string>);

/** A header field that carries a credential. */
export interface CredentialField {
  readonly name: string;
  readonly value: string;
  /** The credential alone. */
  readonly secret: string;
  /** Whether asking again may give another. */
  readonly isRenewable: boolean;
}

/**
 * The fields to send: those of the first alternative that the caller has all options for. An empty alternative is
 * taken only when no other can be.
 */
export async function getCredentialFields(
  operation: string,
  alternatives: readonly SecurityRequirement[],
  schemes: Readonly<Record<string, SecurityScheme>>,
  options: Readonly<Record<string, unknown>>,
): Promise<readonly CredentialField[]> {
  const names = alternatives.map((alternative) => Object.keys(alternative));
  const needed = names.filter((all) => all.length > 0);
  const usable = needed.find((all) => all.every((name) => options[name] !== undefined));
  if (usable === undefined && needed.length > 0 && needed.length === names.length) {
    const wanted = needed.map((all) => all.join(" and ")).join(" or ");
    throw new UsageError(operation, `needs a credential: create the client with ${wanted}`);
  }
  return Promise.all((usable ?? []).map((name) => getField(operation, name, schemes[name], options[name])));
}

async function getField(
  operation: string,
  option: string,
  scheme: SecurityScheme | undefined,
  given: unknown,
): Promise<CredentialField> {
  const isRenewable = typeof given === "function";
  let secret: unknown = given;
  try {
    if (isRenewable) secret = await (given() as unknown);
  } catch {
    // Its own error may quote the credential, or what it was got with.
    throw new UsageError(operation, `${option} is a function that threw`);
  }
  if (typeof secret !== "string" || secret === "" || !isFieldValue(secret)) {
    const hint = /[\r\n]$/.test(String(secret)) ? ": trim the line end" : "";
    throw new UsageError(operation, `${option} ${FIELD_VALUE}${hint}`);
  }
  if (scheme?.type !== "apiKey" && /^bearer /i.test(secret)) {
    throw new UsageError(operation, `${option} must be the token alone, without "Bearer"`);
  }
  return scheme?.type === "apiKey"
    ? { name: scheme.name, value: secret, secret, isRenewable }
    : { name: "authorization", value: `Bearer ${secret}`, secret, isRenewable };
}

/** The names of header fields that carry credentials: the API's own, and the usual ones; in lower case. */
export function credentialFieldNames(schemes: Readonly<Record<string, SecurityScheme>>): readonly string[] {
  const own = Object.values(schemes).map((scheme) =>
    "name" in scheme ? scheme.name.toLowerCase() : "authorization",
  );
  return [...own, "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key"];
}
