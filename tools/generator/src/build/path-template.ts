/** A path template as a URL has it, and the parts of a query that stood in it. */
export interface PathTemplate {
  /** Path parameters in braces; all else percent-encoded as in a URL (RFC 3986, section 3.3). */
  readonly path: string;
  /** Names and values of the query, decoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/**
 * Reads a key of `paths`; what is wrong with it, where it can't be a path of a URL. Text that a URL can't hold is
 * percent-encoded; what is already so stays. A fragment tells operations apart, and no request carries it.
 */
export function readPathTemplate(key: string): PathTemplate | { readonly problem: string } {
  const [, template = "", query] = /^([^?#]*)(?:\?([^#]*))?/.exec(key)!;
  if (!template.startsWith("/")) return { problem: 'does not start with "/"' };
  const literal = template.replaceAll(PARAMETER, "");
  if (/[{}]/.test(literal)) return { problem: "has a brace that belongs to no parameter" };
  // A URL parser takes these out, also percent-encoded.
  if (/\/(?:\.|%2e){1,2}(?:\/|$)/i.test(template)) return { problem: 'has a "." or ".." as a segment' };
  const parts = query === undefined || query === "" ? [] : query.split("&").map(readQueryPart);
  if (parts.includes(undefined)) return { problem: "has a query that is not made of names and values" };
  return {
    path: template.replaceAll(/\{[^{}]+\}|[^{}]+/g, (part) => (part.startsWith("{") ? part : encode(part))),
    query: parts.filter((part) => part !== undefined && !/^\{.*\}$/s.test(part[1])) as [string, string][],
  };
}

const PARAMETER = /\{[^{}/]+\}/g;

/** A value in braces is that of the query parameter of this name, which says itself where it goes. */
function readQueryPart(part: string): readonly [string, string] | undefined {
  const [, name = "", value = ""] = /^([^={}]+)=([^{}]*|\{[^{}]+\})$/.exec(part) ?? [];
  try {
    return name === "" ? undefined : [decode(name), value.startsWith("{") ? value : decode(value)];
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

/** Encodes what is neither allowed in a path segment nor already percent-encoded. */
function encode(literal: string): string {
  return literal.replaceAll(/%(?![\dA-Fa-f]{2})|[^\w\-.~!$&'()*+,;=:@/%]+/gu, (found) => {
    return encodeURIComponent(found.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
  });
}
