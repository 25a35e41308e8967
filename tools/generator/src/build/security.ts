import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";
import type { SecurityRequirement, SecurityScheme } from "../provider.js";
import { list, text } from "./source.js";

/** Client options by the keys of the Security Schemes whose credentials they carry. */
type CredentialOptions = ReadonlyMap<string, string>;

/** The Security Schemes that a credential of the user goes into. What a connection proves (`mutualTLS`) is none. */
export function buildSecuritySchemes(
  document: OpenApi,
  options: CredentialOptions,
): readonly SecurityScheme[] {
  return schemeEntries(document).flatMap(([key, scheme]): readonly SecurityScheme[] => {
    const option = options.get(key);
    if (option === undefined) return [];
    const common = { option, description: text(scheme["description"]) };
    const { type } = scheme;
    if (type === "apiKey") {
      const location = scheme["in"] as "header" | "query" | "cookie";
      return [{ ...common, type, in: location, fieldName: text(scheme["name"]) }];
    }
    // The token of an authorization server is a bearer token (RFC 6750).
    return [
      { ...common, type: "http", scheme: type === "http" ? readScheme(text(scheme["scheme"])) : "bearer" },
    ];
  });
}

/** The names of authentication schemes are the same in any case (RFC 9110, section 11.1). */
function readScheme(scheme: string): string {
  return /^(?:basic|bearer)$/i.test(scheme) ? scheme.toLowerCase() : scheme;
}

/** The alternatives of `security`; undefined where there is no such member. */
export function buildSecurity(
  security: unknown,
  options: CredentialOptions,
): readonly SecurityRequirement[] | undefined {
  if (security === undefined) return undefined;
  return list(security).map((requirement): SecurityRequirement => {
    return Object.entries(requirement).flatMap(([key, scopes]) => {
      const option = options.get(key);
      if (option === undefined) return [];
      return [{ option, scopes: (Array.isArray(scopes) ? scopes : []).map(String) }];
    });
  });
}

/** The keys of the Security Schemes that become options. */
export function schemeKeys(document: OpenApi): readonly string[] {
  return schemeEntries(document)
    .filter(([, { type }]) => ["http", "apiKey", "oauth2", "openIdConnect"].includes(String(type)))
    .map(([key]) => key);
}

function schemeEntries(document: OpenApi): readonly (readonly [string, OpenApi])[] {
  const schemes = object(object(document["components"])["securitySchemes"]);
  return Object.entries(schemes).map(([key, scheme]) => [key, resolve(document, scheme)]);
}
