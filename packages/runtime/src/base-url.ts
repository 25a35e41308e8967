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
  return options.baseUrl === undefined
    ? check(fillVariables(server, options))
    : check(String(options.baseUrl));
}

function fillVariables(server: Server, options: object): string {
  return server.url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const given = (options as Record<string, unknown>)[name];
    const value = given ?? server.variables?.[name] ?? "";
    if (value === "") {
      throw new UsageError("createClient", `option "${name}" is missing. Give it, or a "baseUrl".`);
    }
    // Anything else could end the host or the path that the variable stands in.
    if (typeof value !== "string" || !/^[\w~-][\w.~-]*$/.test(value)) {
      throw new UsageError(
        "createClient",
        `option "${name}" may hold letters, digits, "-", "_", "." and "~" only.`,
      );
    }
    return value;
  });
}

function check(text: string): string {
  const refuse = (problem: string): UsageError =>
    new UsageError("createClient", `option "baseUrl" ${problem}`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw refuse("is not an absolute URL.");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw refuse(`must be http or https, not ${url.protocol}`);
  if (url.username !== "" || url.password !== "") throw refuse("can't hold user information.");
  if (/[?#]/.test(text)) throw refuse("can't have a query or a fragment.");
  // A parsed path has its braces encoded, so what is left in braces is a parameter of the path template.
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
