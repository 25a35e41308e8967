import { readMediaType } from "./media-type.js";
import type { Content } from "./operation.js";

/**
 * Content by media types that do not stand as `readMediaType` has them: ranges such as `text/*`, those with parameters or
 * capitals, and JSON of other names. The first that fits counts.
 */
export function mediaRanges<Value>(content: Content<Value>): Content<Value> {
  return new Proxy(content, {
    get: (_, mediaType) => Object.entries(content).find(([range]) => isIn(String(mediaType), range))?.[1],
  });
}

function isIn(mediaType: string, range: string): boolean {
  const type = readMediaType(range === "*" ? "*/*" : range);
  return type.includes("*") ? mediaType.startsWith(type.replace(/\*.*/, "")) : mediaType === type;
}
