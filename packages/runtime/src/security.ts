import type { Draft, Refuse } from "./location.js";

/**
 * Writes credentials into the request, those of the client's options. Returns undefined where none were written; else whether asking
 * again may give others.
 */
export type Security = (draft: Draft, options: object, refuse: Refuse) => Promise<boolean | undefined>;

/** A Security Scheme Object of OpenAPI: writes a credential into the request, and notes in its `secrets` what must not be seen. */
export type SecurityScheme = (draft: Draft, credential: unknown, refuse: Refuse) => void;

/** A credential, or what gets one: called for each attempt, and once more when the server answers 401. */
export type Credential<Value = string> = Value | (() => Value | Promise<Value>);

/** Writes a credential where the caller has one, which the client's option of this name holds. */
export function optional(option: string, scheme: SecurityScheme): Security {
  return async (draft, options, refuse) => {
    const given = (options as Readonly<Record<string, unknown>>)[option];
    if (given === undefined) return undefined;
    const refuseCredential: Refuse = (problem) => refuse(`${option} ${problem}`);
    const isRenewable = typeof given === "function";
    let credential: unknown = given;
    try {
      if (isRenewable) credential = await (given() as unknown);
    } catch {
      // Its own error may quote the credential, or what it was got with.
      throw refuseCredential("function threw");
    }
    scheme(draft, credential, refuseCredential);
    return isRenewable;
  };
}

/**
 * Notes as secret what looks like a credential among the header fields, as the caller may have given some itself. Returns whether there
 * is any credential in the request.
 */
export function noteCredentials({ headers, secrets }: Draft, fields: readonly string[] | undefined): boolean {
  let isPresent = secrets.length > 0;
  for (const [name, value] of headers) {
    // The usual names; `idempotency-key` carries none.
    if (!/auth|cookie|token|secret|(?<!y-)key/.test(name) && !fields?.includes(name)) continue;
    isPresent = true;
    secrets.push(...(value.match(/[^\s;,=]{8,}/g) ?? []));
  }
  return isPresent;
}
