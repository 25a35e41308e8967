import type { Api } from "./operation.js";
import { UsageError } from "./usage-error.js";

/**
 * The base URL that a client sends to: the caller's own, or the Server's. Path and port are kept, a trailing slash is
 * dropped.
 */
export function resolveBaseUrl(
  server: Api["server"],
  options: { readonly baseUrl?: string | URL | undefined },
): string {
  const text = String(options.baseUrl ?? (typeof server === "string" ? server : server(options)));
  if (/^https?:[^?#]*$/i.test(text) && URL.canParse(text)) {
    const { origin, pathname, username, password } = new URL(text);
    // A parsed path has its braces encoded, so what is left in braces is a parameter of the path template.
    if (username + password === "") return (origin + pathname).replace(/\/+$/, "");
  }
  throw new UsageError(
    "createClient",
    "baseUrl must be an http or https URL without user information, query and fragment",
  );
}

/** Whether what is sent to the base URL can be read on the way: http to anything but this machine. */
export function isInsecure(baseUrl: string): boolean {
  return (
    baseUrl.startsWith("http:") &&
    !/^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(baseUrl).hostname)
  );
}
