import { parseTemplate } from "url-template";
import { type Parameter, styleOf } from "../api.js";

/** The operators of RFC 6570 that OpenAPI names as the meaning of its styles (3.1, section 4.8.12.3). */
const OPERATORS: Readonly<Record<string, string>> = { simple: "", label: ".", matrix: ";", form: "?" };

/**
 * What a parameter has to be on the wire, byte by byte, by a library for URI templates (RFC 6570); undefined where its
 * style is no such template. In a header field nothing is percent-encoded (OpenAPI 3.1.1, appendix D).
 */
export function expansionOf(parameter: Parameter): string | undefined {
  const { in: location, name, value, mediaType, allowReserved } = parameter;
  const { style, explode } = styleOf(parameter);
  const operator = OPERATORS[style];
  if (operator === undefined || location === "cookie" || mediaType !== undefined || allowReserved)
    return undefined;
  const text = parseTemplate(`{${operator}v${explode ? "*" : ""}}`).expand({ v: value as string });
  if (location === "header") return decodeURIComponent(text);
  const inUrl = withoutMarks(encodeURIComponent(name));
  // A template's names are of few characters: the real one is put in afterwards.
  const isSpread = explode && typeof value === "object" && !Array.isArray(value);
  const named = isSpread ? text : text.replace(/([;?&])v(?=[=;&]|$)/g, (_, mark: string) => mark + inUrl);
  return style === "form" ? named.slice(1) : named;
}

/** With `!'()*` percent-encoded: RFC 6570 says so, and every server reads them the same either way. */
export function withoutMarks(url: string): string {
  return url.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
