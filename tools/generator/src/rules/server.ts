import type { Oas3Rule } from "@redocly/openapi-core";
import { isServerUrl } from "../server-url.js";

/** Where no server is declared, or only its path, whoever makes a client has to say it. */
export const serverDeclared: Oas3Rule = () => ({
  Root(root, { report, location }) {
    if (Array.isArray(root.servers) && root.servers.length > 0) return;
    report({ message: "No server is declared. Add `servers` with the provider's base URL.", location });
  },
  Server(server, { report, location }) {
    if (typeof server.url !== "string" || !isRelative(expand(server))) return;
    const message = `Server ${JSON.stringify(server.url)} is relative to where the document was found. Write it in full.`;
    report({ message, location: location.child("url") });
  },
});

/** A base URL holds a path at most: what is behind it would be lost, and a password would be published. */
export const serverUrl: Oas3Rule = () => ({
  Server(server, { report, location }) {
    if (typeof server.url !== "string") return;
    const url = expand(server);
    if (isServerUrl(url) || (isRelative(url) && /^[^?#]*$/.test(url))) return;
    report({
      message: `Server ${JSON.stringify(server.url)} is no http or https URL without user information, query and fragment. Write one.`,
      location: location.child("url"),
    });
  },
});

/** The URL with the defaults of its variables. */
function expand(server: { readonly url: string; readonly variables?: unknown }): string {
  const variables = Object(server.variables) as Readonly<
    Record<string, { readonly default?: unknown } | undefined>
  >;
  return server.url.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name]?.default : undefined;
    return typeof value === "string" && value !== "" ? value : "variable";
  });
}

function isRelative(url: string): boolean {
  return !/^[^/]*:/.test(url);
}
