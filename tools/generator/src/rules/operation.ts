import type { Oas3Rule } from "@redocly/openapi-core";
import { isIdentifier } from "../naming/reserved-names.js";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export const operationIdCase: Oas3Rule = () => ({
  Operation(operation, { report, location }) {
    const id = operation.operationId;
    if (id === undefined || !isIdentifier(id) || /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/.test(id)) return;
    report({
      message: `Operation id ${JSON.stringify(id)} is no camelCase verb phrase. Write it like \`stopGhostSession\`.`,
      location: location.child("operationId"),
    });
  },
});

/** Whoever calls an operation has to know what a failure looks like. */
export const errorResponse: Oas3Rule = () => ({
  Operation(operation, { report, location }) {
    const statuses = Object.keys(operation.responses ?? {});
    if (statuses.some((status) => status === "default" || /^[45]/.test(status))) return;
    report({
      message: "No response describes an error. Add the ones that the provider documents, or `default`.",
      location: location.child("responses"),
    });
  },
});

/** The parameters of a call are one flat object, in which the request body is called `body`. */
export const parameterClash: Oas3Rule = () => ({
  PathItem(item, { report, location, resolve }) {
    const find = (parameter: object) =>
      resolve<{ name: string; in: string }>(parameter as { name: string; in: string }).node;
    const shared = (item.parameters ?? []).map(find);
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const owners = new Map<string, string>(operation.requestBody === undefined ? [] : [["body", ""]]);
      for (const parameter of shared) if (parameter) owners.set(parameter.name, parameter.in);
      const own = new Set<string>();
      for (const [index, each] of (operation.parameters ?? []).entries()) {
        const parameter = find(each);
        if (parameter === undefined) continue;
        const { name, in: place } = parameter;
        // One with the name and the place of its path's takes that one's place.
        if (own.has(name) || (owners.has(name) && owners.get(name) !== place)) {
          report({
            message: `Parameter ${JSON.stringify(name)} has the name of another parameter, or of the request body. A call takes them in one object: this API can't be described so.`,
            location: location.child([method, "parameters", index]),
          });
        }
        own.add(name);
      }
    }
  },
});

/** The literal parts of a path are sent as they stand, so they must already be what a URL can hold. */
export const pathLiteral: Oas3Rule = () => ({
  PathItem(_, { report, key, location }) {
    const path = String(key);
    const literal = path.replaceAll(/\{[^{}/]+\}/g, "");
    if (path.startsWith("/") && !/[^\w\-.~!$&'()*+,;=:@/%]/.test(literal) && !/\/\.{1,2}(?:\/|$)/.test(path))
      return;
    report({
      message: `Path ${JSON.stringify(path)} is no path of a URL. Start it with "/", percent-encode what is literal, and write parameters as \`{name}\`.`,
      location: location.key(),
    });
  },
});

/** A response stands under a status, a range of a hundred, or `default` (OpenAPI 3.1, section 4.8.16). */
export const responseStatus: Oas3Rule = () => ({
  Responses(responses, { report, location }) {
    for (const status of Object.keys(responses)) {
      if (/^(?:[1-5](?:\d\d|XX)|default|x-.*)$/.test(status)) continue;
      report({
        message: `${JSON.stringify(status)} is no status. Write one from "100" to "599", a range such as "4XX", or "default".`,
        location: location.child(status).key(),
      });
    }
  },
});
