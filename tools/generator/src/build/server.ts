import type { OpenApi } from "../document.js";
import { object } from "../found-operation.js";
import type { Server, ServerVariable } from "../provider.js";
import { list, text } from "./source.js";

/** The Server Objects of what may have some. */
export function serversOf(holder: OpenApi): readonly OpenApi[] {
  return list(holder["servers"]).filter((server) => text(object(server)["url"]) !== "");
}

/** The names of a server's variables: those that its URL has. */
export function variableNames(server: OpenApi): readonly string[] {
  return [...text(server["url"]).matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
}

/** A Server whose variables bear the names of their options; one that is named to readers only has none. */
export function buildServer(server: OpenApi, options: ReadonlyMap<string, string>): Server {
  const declared = object(server["variables"]);
  const variables = [...new Set(variableNames(server))].map((name): ServerVariable => {
    const variable = object(Object.hasOwn(declared, name) ? declared[name] : undefined);
    const values = variable["enum"];
    return {
      option: options.get(name) ?? name,
      description: text(variable["description"]),
      default: text(variable["default"]) || undefined,
      enum: Array.isArray(values) ? values.map(String) : [],
    };
  });
  const url = text(server["url"]).replaceAll(
    /\{([^{}]+)\}/g,
    (_, name: string) => `{${options.get(name) ?? name}}`,
  );
  return { url, description: text(server["description"]), variables };
}
