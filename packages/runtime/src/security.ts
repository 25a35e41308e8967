import { UsageError } from "./usage-error.js";

/** A Security Scheme Object of OpenAPI, of the types that are supported. */
export type SecurityScheme =
  | { readonly type: "http"; readonly scheme: "bearer" }
  | { readonly type: "apiKey"; readonly in: "header"; readonly name: string };

/** A Security Requirement Object of OpenAPI: schemes by name that are all needed; an empty one needs none. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** A header field with a credential in it. */
export interface Credential {
  readonly name: string;
  readonly value: string;
  /** What the caller gave: must not be seen in a message. */
  readonly secret: string;
}

/**
 * The credentials to send: those of the first alternative that the caller has all options for. An empty alternative
 * is taken only when no other can be.
 */
export function selectCredentials(
  operation: string,
  alternatives: readonly SecurityRequirement[],
  schemes: Readonly<Record<string, SecurityScheme>>,
  options: Readonly<Record<string, unknown>>,
): readonly Credential[] {
  const names = alternatives.map((alternative) => Object.keys(alternative));
  const usable = names.find((all) => all.length > 0 && all.every((name) => options[name] !== undefined));
  if (usable !== undefined)
    return usable.map((name) => credential(operation, name, schemes[name], options[name]));
  if (names.length === 0 || names.some((all) => all.length === 0)) return [];
  const wanted = names.map((all) => all.map((name) => `"${name}"`).join(" and ")).join(" or ");
  throw new UsageError(operation, `needs a credential: create the client with the option ${wanted}.`);
}

function credential(
  operation: string,
  option: string,
  scheme: SecurityScheme | undefined,
  given: unknown,
): Credential {
  const secret = checkSecret(operation, option, given);
  return scheme?.type === "apiKey"
    ? { name: scheme.name, value: secret, secret }
    : { name: "authorization", value: `Bearer ${secret}`, secret };
}

function checkSecret(operation: string, option: string, given: unknown): string {
  const refuse = (problem: string): UsageError => new UsageError(operation, `option "${option}" ${problem}`);
  if (typeof given !== "string") throw refuse("must be a string.");
  if (given.trim() === "") throw refuse("is empty.");
  if (/[\r\n]$/.test(given)) throw refuse("ends with a line end. Was it read from a file? Trim it.");
  // RFC 9110, section 5.5: what a field value may hold. Fetch would quote the whole value in its own error.
  if (!/^[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?$/.test(given)) {
    throw refuse("holds a character that a header field can't, or starts or ends with white space.");
  }
  return given;
}
