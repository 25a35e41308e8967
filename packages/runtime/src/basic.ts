import { httpScheme } from "./http-scheme.js";
import type { SecurityScheme } from "./security.js";

/** What HTTP's scheme Basic takes; the client option is a `Credential<BasicCredentials>`. */
export interface BasicCredentials {
  /** Text without a colon. */
  readonly username: string;
  readonly password: string;
}

/** The Security Scheme of a user name and a password (RFC 7617), in UTF-8. */
export const basic: SecurityScheme = (draft, credential, refuse) => {
  const { username, password } = Object(credential) as Readonly<Record<string, unknown>>;
  const isText = typeof username === "string" && typeof password === "string";
  if (!isText || username.includes(":") || /^$|[\p{Cc}\p{Cs}]/u.test(username + password)) {
    throw refuse("must be { username, password }: text, without a colon in the username");
  }
  // Some servers take a key for the user name, and no password.
  const parts = [password, ...(password === "" || username.length > 7 ? [username] : [])].filter(Boolean);
  draft.secrets.push(
    ...parts,
    ...parts.map(encodeURIComponent),
    encodeURIComponent(`${username}:${password}`),
  );
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  httpScheme("Basic")(draft, text, refuse);
};
