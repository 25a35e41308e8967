import type { SecurityRequirement, SecurityScheme } from "../provider.js";
import { emitObject } from "./object-literal.js";

/**
 * What writes the credentials of the first alternative that the caller has all for; those that need none come last. Undefined where no
 * alternative needs any.
 */
export function emitSecurity(
  schemes: readonly SecurityScheme[],
  security: readonly SecurityRequirement[],
): string | undefined {
  const alternatives = security.map((needed) => needed.map(({ option }) => option));
  const needing = alternatives.filter((options) => options.length > 0);
  const isOptional = needing.length < alternatives.length;
  const [first, ...others] = needing;
  if (first === undefined) return undefined;
  const used = schemes.filter(({ option }) => needing.flat().includes(option));
  const [only] = used;
  if (isOptional && first.length === 1 && others.length === 0 && only !== undefined) {
    return `wire.optional(${JSON.stringify(only.option)}, ${emitScheme(only)})`;
  }
  const members = Object.fromEntries(used.map((scheme) => [scheme.option, emitScheme(scheme)]));
  return `wire.firstOf(${emitObject(members)}, ${JSON.stringify(isOptional ? [...needing, []] : needing)})`;
}

/** The header fields that carry keys, as fetch writes them. */
export function emitCredentialFields(schemes: readonly SecurityScheme[]): string | undefined {
  const fields = schemes.flatMap((scheme) =>
    scheme.type === "apiKey" && scheme.in === "header" ? [scheme.fieldName.toLowerCase()] : [],
  );
  return fields.length > 0 ? JSON.stringify(fields) : undefined;
}

function emitScheme(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey") {
    const style = scheme.in === "cookie" ? ", wire.verbatim" : "";
    return `wire.apiKey(wire.${scheme.in}, ${JSON.stringify(scheme.fieldName)}${style})`;
  }
  if (isBasic(scheme)) return "wire.basic";
  return scheme.scheme === "bearer" ? "wire.bearer" : `wire.httpScheme(${JSON.stringify(scheme.scheme)})`;
}

export function isBasic(scheme: SecurityScheme): boolean {
  return scheme.type === "http" && scheme.scheme === "basic";
}
