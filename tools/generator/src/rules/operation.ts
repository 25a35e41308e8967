import type { Oas3Rule } from "@redocly/openapi-core";
import { bodyKeys } from "../build/operation.js";
import { buildParameters } from "../build/parameter.js";
import { readPathTemplate } from "../build/path-template.js";
import { buildRequestBody } from "../build/request-body.js";
import type { OpenApi } from "../document.js";
import { findOperations, isSent, object } from "../found-operation.js";
import { isIdentifier } from "../naming/reserved-names.js";

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

/** What becomes no function: TRACE, and additional operations that are no others, or that `fetch` does not send. */
export const methodSupported: Oas3Rule = () => ({
  PathItem(item, { report, location }) {
    const { additionalOperations } = item as { additionalOperations?: unknown };
    const additional = Object.keys(object(additionalOperations)).filter((method) => !isSent(method));
    const places = [
      ...(Object.hasOwn(item, "trace") ? [["trace"]] : []),
      ...additional.map((method) => ["additionalOperations", method]),
    ];
    for (const keys of places) {
      report({
        message: `${JSON.stringify(keys.at(-1))} becomes no function of the package. Describe it under a method that a client can send.`,
        location: location.child(keys).key(),
      });
    }
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
export const parameterClash: Oas3Rule = () => {
  let document: OpenApi = {};
  return {
    Root(root) {
      document = root as unknown as OpenApi;
    },
    PathItem(item, { report, location }) {
      const pathItem = item as unknown as OpenApi;
      for (const { keys: pointer, operation } of findOperations({ ...document, paths: { "/": pathItem } })) {
        const source = { document, typeNames: new Map<string, string>() };
        const keys = bodyKeys(buildRequestBody(source, operation));
        for (const { key, name, in: place } of buildParameters(document, [pathItem, operation], [], keys)) {
          if (key === name) continue;
          report({
            message: `Parameter ${JSON.stringify(name)} in ${place} has the name of another parameter, or of the request body. A call takes it as ${JSON.stringify(key)}.`,
            location: location.child([...pointer]),
          });
        }
      }
    },
  };
};

/** What is literal in a path becomes a part of the URL; a query in it becomes parameters. */
export const pathLiteral: Oas3Rule = () => ({
  PathItem(_, { report, key, location, parent }) {
    const path = String(key);
    const template = readPathTemplate(path);
    // A path item under `components` has a name, not a path.
    if (!("problem" in template) || !isPaths(parent)) return;
    const message = `Path ${JSON.stringify(path)} ${template.problem}, and is no path of a URL. Start it with "/", and write parameters as \`{name}\`.`;
    report({ message, location: location.key() });
  },
});

/** Some documents tell operations with one path and method apart by a fragment, which is for readers only. */
export const pathFragment: Oas3Rule = () => ({
  PathItem(_, { report, key, location, parent }) {
    const path = String(key);
    if (!path.includes("#") || !isPaths(parent)) return;
    const message = `Path ${JSON.stringify(path)} has a fragment, which no request carries: it is left out. Describe the variants as one operation.`;
    report({ message, location: location.key() });
  },
});

function isPaths(parent: unknown): boolean {
  return (
    typeof parent === "object" && parent !== null && Object.keys(parent).some((key) => key.startsWith("/"))
  );
}

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
