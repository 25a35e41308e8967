import type { Content } from "./operation.js";

/** A media type without its parameters, in lower case. All that is JSON counts as the same (RFC 6838, section 4.2.8). */
export function readMediaType(text: string): string {
  const type = text.toLowerCase().replace(/\s*;.*/s, "");
  return type.replace(/\/.+\+json$/, "/json");
}

/** What is known of content of a media type: the same one, or a range such as `text/*` that it is in. */
export function findContent<Value>(content: Content<Value>, mediaType: string): Value | undefined {
  return Object.entries(content).find(([range]) =>
    ` ${mediaType};`.includes(` ${readMediaType(range)};`.replace(/\*.*/, "")),
  )?.[1];
}
