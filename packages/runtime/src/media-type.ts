import type { Content } from "./operation.js";

/** The media type of a response without its parameters, in lower case; empty where it has none. */
export function readMediaType({ headers }: Response): string {
  return (headers.get("content-type") ?? "").replace(/;.*/s, "").trim().toLowerCase();
}

/**
 * What is known of the content of a response, by its media type: the same one, or a range such as `text/*` that it is
 * in. All that is JSON counts as the same (RFC 6838, section 4.2.8).
 */
export function findContent<Value>(content: Content<Value>, response: Response): Value | undefined {
  const isJson = /^application\/(?:.+\+)?json$/;
  const found = readMediaType(response);
  return Object.entries(content).find(
    ([each]) =>
      each === found ||
      (isJson.test(each) && isJson.test(found)) ||
      (each.endsWith("/*") && found.startsWith(each.replace(/\*.*/, ""))),
  )?.[1];
}
