import type { Key } from "./parsed-text.js";

/** A JSON Pointer as a URI fragment (RFC 6901, section 6), with its `#`. */
export function formatPointer(keys: readonly Key[]): string {
  return `#${keys.map((key) => `/${encode(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("")}`;
}

/** Encodes what no fragment can hold. Half a surrogate pair can't be encoded either. */
function encode(key: string): string {
  return /^[\w.~$-]*$/.test(key) ? key : encodeURIComponent(key.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
}

/** The keys of a JSON Pointer as a URI fragment, without its `#`; undefined where it is none. */
export function parsePointer(fragment: string): readonly string[] | undefined {
  if (fragment !== "" && !fragment.startsWith("/")) return undefined;
  try {
    return splitPointer(fragment, decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** A JSON Pointer as a string (RFC 6901, section 5). */
export function joinPointer(keys: readonly Key[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The keys of a JSON Pointer as a string (RFC 6901, section 5), in which a percent sign is one. */
export function splitPointer(pointer: string, decode = (key: string): string => key): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => decode(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}
