/** The media type of a response without its parameters; empty where it has none. */
export function readMediaType({ headers }: Response): string {
  return (headers.get("content-type") ?? "").replace(/;.*/s, "").trim().toLowerCase();
}

/** Whether the response has one of the media types. All that is JSON counts as the same (RFC 6838, section 4.2.8). */
export function isMediaType(response: Response, declared: readonly string[]): boolean {
  const isJson = /^application\/(?:.+\+)?json$/;
  const found = readMediaType(response);
  return declared.some((each) => each === found || (isJson.test(each) && isJson.test(found)));
}

/** The text of UTF-8 bytes; undefined where they are none. */
export function decodeText(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** The value of a JSON text; undefined where it is none. Its own error would quote the text. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
