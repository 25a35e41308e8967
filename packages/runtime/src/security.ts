import type { ClientOptions } from "./client.js";
import { FIELD_VALUE, isFieldValue } from "./field-value.js";
import { type Draft, header, type Location, type Refuse, type Target } from "./location.js";
import type { Api, Operation } from "./operation.js";
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

/** The usual names of header fields that carry a credential; `idempotency-key` carries none. */
const CREDENTIAL_FIELD = /auth|cookie|token|secret|(?<!y-)key/;

/**
 * Writes credentials into the request: those of the first alternative that the caller has all options for. What must not
 * be seen is added to `secrets`, also of header fields that the caller has given itself. Returns whether asking again may
 * give another credential.
 */
export async function authenticate(
  draft: Draft,
  { security, securitySchemes }: Api,
  { operationId, security: alternatives = security }: Operation,
  options: ClientOptions,
  secrets: string[],
  isInsecure: boolean,
): Promise<boolean> {
  const given = options as Readonly<Record<string, unknown>>;
  const refuse = (problem: string): UsageError => new UsageError(operationId, problem);
  const isUsable = (names: readonly string[]): boolean => names.every((name) => given[name] !== undefined);
  const names = alternatives.length > 0 ? alternatives.find(isUsable) : [];
  if (names === undefined) throw refuse(`needs ${alternatives.join(" or ")} among the client's options`);

  const ownFields = Object.values(securitySchemes).map(({ name }) => name.toLowerCase());
  let isExposed = names.length > 0;
  for (const [name, value] of draft.headers) {
    if (!CREDENTIAL_FIELD.test(name) && !ownFields.includes(name)) continue;
    isExposed = true;
    secrets.push(...(value.match(/[^\s;,=]{8,}/g) ?? []));
  }
  if (isExposed && isInsecure && options.allowInsecureHttp !== true) {
    throw refuse("a credential needs https, or allowInsecureHttp");
  }

  for (const name of names) {
    const target = securitySchemes[name]!;
    const { scheme } = target;
    const refuseCredential: Refuse = (problem) => refuse(`${name} ${problem}`);
    let credential = given[name];
    try {
      if (typeof credential === "function") credential = await (credential() as unknown);
    } catch {
      // Its own error may quote the credential, or what it was got with.
      throw refuseCredential("function threw");
    }
    if (target.encode) credential = target.encode(credential, secrets, refuseCredential);
    if (
      typeof credential !== "string" ||
      credential === "" ||
      !isFieldValue(credential) ||
      // What stands before a space would be a scheme; in Digest and its like, a name and "=" come first.
      (scheme && /^\w+ /.test(credential))
    ) {
      throw refuseCredential(`${FIELD_VALUE}, without scheme`);
    }
    secrets.push(credential, encodeURIComponent(credential), btoa(credential));
    target.in(draft, target, scheme ? `${scheme} ${credential}` : credential, refuseCredential);
  }
  return names.some((name) => typeof given[name] === "function");
}
