import { parse as parseCookie } from "cookie";
import { type Parameter, styleOf } from "../api.js";
import type { Request } from "../loopback.js";

/**
 * What a parameter arrives as, read by parsers that others wrote: `cookie` for cookies, URLSearchParams and JSON for the
 * rest. Members are text, as on the wire. "unread" where none of them reads it.
 */
export function parsed(parameter: Parameter, request: Request): unknown {
  const { in: location, name, mediaType } = parameter;
  const query = request.target.replace(/^[^?]*\??/, "");
  const { style, explode } = styleOf(parameter);
  if (location === "cookie") {
    const field = request.headers["cookie"] ?? "";
    if (mediaType !== undefined) return fromJson(parseCookie(field)[name]);
    if (!Array.isArray(parameter.value)) return parseCookie(field)[name];
    const raw = parseCookie(field, { decode: (text) => text })[name];
    return explode ? "unread" : raw?.split(",").map(decodeURIComponent);
  }
  if (location === "header" && mediaType !== undefined) return fromJson(request.headers[name.toLowerCase()]);
  if (location !== "query") return "unread";
  if (mediaType !== undefined) return fromJson(new URLSearchParams(query).get(name) ?? undefined);
  if (style === "deepObject") return deepObject(name, query);
  const delimiter = { spaceDelimited: /%20|\+/, pipeDelimited: /%7C|\|/i }[style];
  if (delimiter !== undefined) {
    const raw = query.split("&").map((field) => field.split("="));
    return raw
      .find(([key = ""]) => decodeURIComponent(key) === name)?.[1]
      ?.split(delimiter)
      .map(decodeURIComponent);
  }
  return parameter.allowReserved ? (new URLSearchParams(query).get(name) ?? undefined) : "unread";
}

/** `n[k]=v`, as in the examples of OpenAPI (3.1, section 4.8.12.4). */
function deepObject(name: string, query: string): unknown {
  const fields = [...new URLSearchParams(query)].filter(
    ([key]) => key.startsWith(`${name}[`) && key.endsWith("]"),
  );
  if (fields.length === 0) return undefined;
  return Object.fromEntries(fields.map(([key, text]) => [key.slice(name.length + 1, -1), text]));
}

function fromJson(text: string | undefined): unknown {
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
