import { parseTemplate } from "url-template";
import { type Parameter, styleOf } from "../api.js";

/** The operators of RFC 6570 that OpenAPI names as the meaning of its styles (3.1, section 4.8.12.3). */
const OPERATORS: Readonly<Record<string, string>> = { simple: "", label: ".", matrix: ";", form: "?" };

/**
 * What a parameter of a path or a query has to be on the wire, byte by byte, by a library for URI templates (RFC 6570);
 * undefined where its style is no such template.
 */
export function expansionOf(parameter: Parameter): string | undefined {
  const { in: location, name, value, mediaType, allowReserved } = parameter;
  const { style, explode } = styleOf(parameter);
  const operator = OPERATORS[style];
  const isUrl = location === "path" || location === "query";
  if (operator === undefined || !isUrl || mediaType !== undefined || allowReserved) return undefined;
  const text = parseTemplate(`{${operator}v${explode ? "*" : ""}}`).expand({ v: value as string });
  const inUrl = encodeURIComponent(name).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  // A template's names are of few characters: the real one is put in afterwards.
  const isSpread = explode && typeof value === "object" && !Array.isArray(value);
  const named = isSpread ? text : text.replace(/([;?&])v(?=[=;&]|$)/g, (_, mark: string) => mark + inUrl);
  return style === "form" ? named.slice(1) : named;
}
