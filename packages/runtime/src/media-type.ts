/** A media type without its parameters, in lower case. All that is JSON counts as the same (RFC 6838, section 4.2.8). */
export function readMediaType(text: string | null): string {
  // What has no slash is none, and may be the name of something that every object has.
  const type = /^[^;]+\/[^\s;]+/.exec(String(text).toLowerCase())?.[0] ?? "no media type";
  return type.replace(/\/.+\+json$/, "/json");
}
