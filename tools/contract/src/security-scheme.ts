import type { SpecNode } from "./spec-node.js";

/** A Security Scheme Object, as where its credential is on the wire. */
export interface SecurityScheme {
  readonly name: string;
  /** Undefined where the connection proves it, and no message. */
  readonly credential: Credential | undefined;
  /** The word before the credential in an `Authorization` header; undefined where the value is the credential. */
  readonly prefix: string | undefined;
}

/** A place in a request that a credential is sent in. The name is lower case where it is a header's. */
export interface Credential {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

export function readSecuritySchemes(root: SpecNode): readonly SecurityScheme[] {
  const schemes = root.get("components")?.get("securitySchemes")?.entries() ?? [];
  return schemes.map(([name, node]) => readSecurityScheme(name, node));
}

/** The alternatives of a `security` list. `{}`, the alternative to send nothing, is an empty list of schemes. */
export function readSecurity(
  security: SpecNode | undefined,
  schemes: readonly SecurityScheme[],
): readonly (readonly SecurityScheme[])[] {
  return (security?.entries() ?? []).map(([, requirement]) =>
    requirement.entries().map(([name]) => {
      const scheme = schemes.find((candidate) => candidate.name === name);
      if (scheme === undefined) throw requirement.error(`"${name}" is no declared security scheme`);
      return scheme;
    }),
  );
}

function readSecurityScheme(name: string, node: SpecNode): SecurityScheme {
  const type = node.text("type");
  if (type === "mutualTLS") return { name, credential: undefined, prefix: undefined };
  if (type === "oauth2" || type === "openIdConnect") return authorization(name, "Bearer");
  if (type === "http") return authorization(name, node.text("scheme") ?? "");
  const place = node.text("in");
  const key = node.text("name");
  if (
    type === "apiKey" &&
    key !== undefined &&
    (place === "header" || place === "query" || place === "cookie")
  ) {
    const credential: Credential = { in: place, name: place === "header" ? key.toLowerCase() : key };
    return { name, credential, prefix: undefined };
  }
  throw node.error(`the security scheme "${name}" is of a kind that can't be checked (type ${type})`);
}

/** The names of HTTP's schemes are the same in any case (RFC 9110, section 11.1). */
function authorization(name: string, scheme: string): SecurityScheme {
  const usual = ["Bearer", "Basic"].find((each) => each.toLowerCase() === scheme.toLowerCase());
  return { name, credential: { in: "header", name: "authorization" }, prefix: usual ?? scheme };
}
