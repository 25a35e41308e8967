import type { SpecNode } from "./spec-node.js";

/** The path of a Server Object, its variables at their defaults, without a slash at its end: `/v1`, or empty. */
export function readBasePath(server: SpecNode | undefined): string {
  const url = (server?.text("url") ?? "/").replace(/\{([^{}]+)\}/g, (template, name: string) => {
    return server?.get("variables")?.get(name)?.text("default") ?? template;
  });
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "").replace(/\/+$/, "");
  if (path.includes("{")) throw server?.error(`the path "${path}" has a variable without a default`);
  return path === "" || path.startsWith("/") ? path : `/${path}`;
}
