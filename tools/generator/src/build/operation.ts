import { object } from "../found-operation.js";
import type { NamedOperation } from "../naming/document-names.js";
import type { Operation, SecurityRequirement } from "../provider.js";
import type { Options } from "./option.js";
import { type BodyKeys, buildParameters } from "./parameter.js";
import { readPathTemplate } from "./path-template.js";
import { buildRequestBody, buildServerWait } from "./request-body.js";
import { buildResponses } from "./response.js";
import { buildSecurity } from "./security.js";
import { buildServer, serversOf } from "./server.js";
import { type Source, text } from "./source.js";
import { buildStop } from "./stop.js";

/** What Operations have from the document as a whole. */
export interface Surroundings {
  readonly source: Source;
  readonly options: Options;
  readonly security: readonly SecurityRequirement[];
}

/** An Operation of a document, with what its path item says for it. */
export function buildOperation(
  { source, options, security }: Surroundings,
  found: NamedOperation,
): Operation {
  const { id, names, method, path, operation, pathItem, tag } = found;
  const template = readPathTemplate(path);
  if ("problem" in template) throw new Error(`Path ${JSON.stringify(path)} ${template.problem}.`);
  const ownSecurity = buildSecurity(operation["security"], options.credentials);
  const requestBody = buildRequestBody(source, operation);
  const server = [operation, pathItem].flatMap(serversOf)[0];
  return {
    operationId: id,
    names,
    method,
    path,
    pathTemplate: template.path,
    tag,
    summary: text(operation["summary"]),
    description: text(operation["description"]),
    documentation: text(object(operation["externalDocs"])["url"]) || undefined,
    deprecated: operation["deprecated"] === true,
    parameters: buildParameters(
      source.document,
      [pathItem, operation],
      template.query,
      bodyKeys(requestBody),
    ),
    requestBody,
    responses: buildResponses(source, method, operation),
    security: ownSecurity ?? security,
    ownSecurity: ownSecurity !== undefined,
    server: server && buildServer(server, options.variables),
    repeatable: operation["x-repeatable"] as boolean | undefined,
    serverWait: buildServerWait(source.document, operation),
    stop: buildStop(source.document, operation),
  };
}

/** The names that a request body takes among the parameters. */
export function bodyKeys(requestBody: Operation["requestBody"]): BodyKeys {
  return requestBody === undefined ? [] : ["body", "Content-Type"];
}
