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
  const given = options.baseUrl ?? (typeof server === "string" ? server : server(options));
  if (URL.canParse(given)) {
    const { origin, pathname, href } = new URL(given);
    // A parsed path has its braces encoded, so what is left in braces is a parameter of the path template.
    if (/^https?:/.test(href) && href === origin + pathname) return href.replace(/\/+$/, "");
  }
  throw new UsageError("createClient", "baseUrl must be http(s), host and path only");
}

/** Whether what is sent to the base URL can be read on the way: http to anything but this machine. */
export function isInsecure(baseUrl: string): boolean {
  return /^http:\/\/(?!(localhost|127[\d.]+|\[::1])(?![^:/]))/.test(baseUrl);
}
