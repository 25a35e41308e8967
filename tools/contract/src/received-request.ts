import type { IncomingMessage } from "node:http";

/** A request as it came. Nothing is decoded or normalized: how it was written is what is judged. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly path: string;
  /** The query as it is on the wire, without its question mark. */
  readonly rawQuery: string;
  /** Names decoded, values as they are on the wire. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name, one value for each time that it was sent. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Buffer;
}

export function receivedRequest(
  message: Pick<IncomingMessage, "method" | "url" | "headersDistinct">,
  body: Buffer,
): ReceivedRequest {
  const target = message.url ?? "";
  const [path = "", ...query] = target.split("?");
  return {
    method: message.method ?? "",
    target,
    path,
    rawQuery: query.join("?"),
    query: fieldsOf(query.join("?")),
    headers: new Map(Object.entries(message.headersDistinct).map(([name, values]) => [name, values ?? []])),
    body,
  };
}

/** The values sent under a name, as they are on the wire; none where it was not sent. */
export function sentValues(
  request: ReceivedRequest,
  place: "query" | "header" | "cookie",
  name: string,
): readonly string[] {
  if (place === "header") return request.headers.get(name) ?? [];
  const fields = place === "query" ? request.query : cookieFields(request);
  return fields.filter(([field]) => field === name).map(([, value]) => value);
}

/** Percent-decoded text, with `+` as a space in a query; undefined where the encoding is broken. */
export function decoded(text: string, place: "path" | "query"): string | undefined {
  try {
    return decodeURIComponent(place === "query" ? text.replaceAll("+", " ") : text);
  } catch {
    return undefined;
  }
}

/** The fields of a query or a form: names decoded, values as they are on the wire. */
export function fieldsOf(text: string): readonly (readonly [string, string])[] {
  const fields = text.split("&").filter((field) => field !== "");
  return fields.map((field) => {
    const [name = "", ...value] = field.split("=");
    return [decoded(name, "query") ?? name, value.join("=")];
  });
}

/** The cookies of a request, as they are on the wire. */
export function cookieFields(request: ReceivedRequest): readonly (readonly [string, string])[] {
  const pairs = (request.headers.get("cookie") ?? []).flatMap((header) => header.split(";"));
  return pairs.map((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return [name, value.join("=")];
  });
}
