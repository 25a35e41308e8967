import type { Server } from "./operation.js";
import { UsageError } from "./usage-error.js";

/**
 * The base URL that a client sends to: the caller's own, or the Server's with its variables filled in.
 * Path and port are kept, a trailing slash is dropped.
 */
export function resolveBaseUrl(
  server: Server,
  options: { readonly baseUrl?: string | URL | undefined },
): string {
  const text = String(options.baseUrl ?? fillVariables(server, options));
  const refuse = (problem: string): UsageError => new UsageError("createClient", `baseUrl ${problem}`);
  if (!/^https?:/i.test(text) || !URL.canParse(text)) throw refuse("must be an absolute http or https URL");
  const { origin, pathname, username, password } = new URL(text);
  if (username + password !== "") throw refuse("must have no user information");
  if (/[?#]/.test(text)) throw refuse("must have no query and no fragment");
  // A parsed path has its braces encoded, so what is left in braces is a parameter of the path template.
  return (origin + pathname).replace(/\/+$/, "");
}

function fillVariables(server: Server, options: object): string {
  return server.url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = (options as Record<string, unknown>)[name] ?? server.variables?.[name] ?? "";
    const refuse = (problem: string): UsageError => new UsageError("createClient", `${name} ${problem}`);
    if (value === "") throw refuse("is missing, and so is baseUrl");
    // Anything else could end the host or the path that the variable stands in.
    if (typeof value === "string" && /^[\w~-][\w.~-]*$/.test(value)) return value;
    throw refuse("must be letters, digits, -, _, . and ~");
  });
}

/** What to do about a credential for a base URL that `isInsecure`, in words. */
export const INSECURE = "would go over plain http: use https, or allowInsecureHttp";

/** Whether what is sent to the base URL can be read on the way: http to anything but this machine. */
export function isInsecure(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !/^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
