/** `Application/JSON; charset=utf-8` → `application/json`. */
export function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

export function isJson(mediaType: string): boolean {
  return /^application\/json$|\+json$/.test(essence(mediaType));
}

export function isForm(mediaType: string): boolean {
  return essence(mediaType) === "application/x-www-form-urlencoded";
}

export function isMultipart(mediaType: string): boolean {
  return essence(mediaType) === "multipart/form-data";
}

export function isText(mediaType: string): boolean {
  return essence(mediaType).startsWith("text/");
}

/** Whether a media type falls under what a spec declares, which may be a range (`text/*`). */
export function isCovered(mediaType: string, declared: string): boolean {
  const range = essence(declared);
  return range === "*/*" || range === essence(mediaType) || isPrefix(range, essence(mediaType));
}

function isPrefix(range: string, mediaType: string): boolean {
  return range.endsWith("/*") && mediaType.startsWith(range.slice(0, -1));
}
