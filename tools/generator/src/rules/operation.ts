import type { Oas3Rule } from "@redocly/openapi-core";
import { isIdentifier } from "../identifier.js";

/** An operation becomes a function of the same name. */
export const operationId: Oas3Rule = () => ({
  Operation(operation, { report, location }) {
    const id: unknown = operation.operationId;
    if (id === undefined) {
      report({
        message: "The operation has no operationId. Give it one: a camelCase verb phrase.",
        location,
      });
    } else if (typeof id === "string" && !isIdentifier(id)) {
      report({
        message: `Operation id ${JSON.stringify(id)} can't name a function. Write a camelCase verb phrase, such as \`stopAgent\`.`,
        location: location.child("operationId"),
      });
    }
  },
});

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
  Operation(operation, { report, location, resolve }) {
    const names = new Set(operation.requestBody === undefined ? [] : ["body"]);
    for (const [index, each] of (operation.parameters ?? []).entries()) {
      const name = resolve<{ name: string }>(each).node?.name;
      if (name === undefined) continue;
      if (names.has(name)) {
        report({
          message: `Parameter ${JSON.stringify(name)} has the name of another parameter, or of the request body. A call takes them in one object: this API can't be described so.`,
          location: location.child(["parameters", index]),
        });
      }
      names.add(name);
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
