import { readParameters, type Parameter } from "./parameter.js";
import { createPathTemplate, type PathTemplate } from "./path-template.js";
import { readRequestBody, type RequestBody } from "./request-body.js";
import { readResponse, type DocumentedResponse } from "./response.js";
import { createSchemaCompiler } from "./schema-check.js";
import { readBasePath } from "./server.js";
import { readSecurity, type SecurityScheme } from "./security-scheme.js";
import type { SpecNode } from "./spec-node.js";

/** An Operation Object with the path and method it is found under. */
export interface Operation {
  /** The `operationId`, or method and path where it has none. */
  readonly name: string;
  readonly method: string;
  readonly path: PathTemplate;
  /** Its path after that of each server that it may be sent to. The first is the document's. */
  readonly paths: readonly PathTemplate[];
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly DocumentedResponse[];
  /** Alternatives, one of which is to be sent, each as the schemes that belong together. None means that nothing may be sent. */
  readonly security: readonly (readonly SecurityScheme[])[];
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Every operation of a document, those with fewer path parameters first, as OpenAPI ranks paths that match alike. */
export function readOperations(
  root: SpecNode,
  basePath: string,
  securitySchemes: readonly SecurityScheme[],
): readonly Operation[] {
  const compile = createSchemaCompiler(root);
  const operations = (root.get("paths")?.entries() ?? []).flatMap(([path, item]) => {
    const usual = METHODS.map((key) => [key.toUpperCase(), item.get(key)] as const);
    const additional = item.get("additionalOperations")?.entries() ?? [];
    return [...usual, ...additional].flatMap(([method, operation]): Operation[] => {
      if (operation === undefined) return [];
      const template = createPathTemplate(basePath + path);
      const requestBody = operation.get("requestBody");
      const responses = operation.get("responses")?.entries() ?? [];
      return [
        {
          name: operation.text("operationId") ?? `${method} ${path}`,
          method,
          path: template,
          paths: [template, ...ownServers(operation, item).map((base) => createPathTemplate(base + path))],
          parameters: readParameters(operation, item, template, compile),
          requestBody: requestBody && readRequestBody(requestBody, compile),
          responses: responses
            .filter(([status]) => !status.startsWith("x-"))
            .map(([status, node]) => readResponse(status, node, compile)),
          security: readSecurity(operation.at("security") ?? root.at("security"), securitySchemes),
        },
      ];
    });
  });
  if (operations.length === 0) throw root.error("the spec has no operation");
  return operations.toSorted((a, b) => a.path.parameterNames.length - b.path.parameterNames.length);
}

/** The paths of the servers that an operation has for itself; a client with a base URL knows the document's alone. */
function ownServers(operation: SpecNode, pathItem: SpecNode): readonly string[] {
  return [operation, pathItem].flatMap((owner) => {
    return (owner.get("servers")?.entries() ?? []).map(([, server]) => readBasePath(server));
  });
}
