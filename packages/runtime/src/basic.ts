import { header } from "./location.js";
import type { SecurityScheme } from "./security.js";

/** What HTTP's scheme Basic takes: the client option is a `Credential<BasicCredentials>`. */
export interface BasicCredentials {
  /** Text without a colon. */
  readonly username: string;
  readonly password: string;
}

/** The Security Scheme of a user name and a password (RFC 7617), in UTF-8. */
export const basic: SecurityScheme = { in: header, name: "authorization", scheme: "Basic" };
