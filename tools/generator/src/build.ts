import { buildOperation } from "./build/operation.js";
import { nameOptions, type Options } from "./build/option.js";
import { buildSecurity, buildSecuritySchemes, schemeKeys } from "./build/security.js";
import { buildServer, serversOf, variableNames } from "./build/server.js";
import { text } from "./build/source.js";
import type { OpenApi } from "./document.js";
import { findOperations, object } from "./found-operation.js";
import { nameDocument } from "./naming/document-names.js";
import type { Operation, Provider, Schema, Server, ServerVariable } from "./provider.js";

/** What is known of a provider outside of its document. */
export type Origin = Pick<Provider, "name" | "packageName" | "runtimeName" | "specFile">;

/** Builds the model of a document that has passed `lint` without errors. */
export function buildProvider(origin: Origin, document: OpenApi): Provider {
  const info = object(document["info"]);
  const names = nameDocument(origin.name, document);
  const options = findOptions(document);
  const source = { document, typeNames: names.schemas };
  const security = buildSecurity(document["security"], options.credentials) ?? [];
  const operations = names.operations.map((each) => buildOperation({ source, options, security }, each));
  const servers = buildServers(document, options);
  return {
    ...origin,
    names: names.client,
    title: text(info["title"]),
    description: text(info["description"]),
    servers,
    serverVariables: collectVariables(servers[0], operations),
    securitySchemes: buildSecuritySchemes(document, options.credentials),
    security,
    operations,
    schemas: Object.entries(object(object(document["components"])["schemas"])).map(
      ([name, schema]): Schema => {
        const description = text(object(schema)["description"]);
        return { name, typeName: names.schemas.get(name)!, description };
      },
    ),
  };
}

/** Without servers, there is one with the URL `/` (OpenAPI 3.1, section 4.8.1). */
function buildServers(document: OpenApi, options: Options): Provider["servers"] {
  const [first = { url: "/" }, ...others] = serversOf(document);
  return [
    buildServer(first, options.variables),
    ...others.map((each) => buildServer(each, options.variables)),
  ];
}

/** The client options that a document asks for: of servers, those of the first, which requests go to. */
export function findOptions(document: OpenApi): Options {
  const holders = findOperations(document).flatMap(({ operation, pathItem }) => [operation, pathItem]);
  const servers = [document, ...holders].flatMap((holder) => serversOf(holder).slice(0, 1));
  return nameOptions(schemeKeys(document), servers.flatMap(variableNames));
}

/** The variables of the servers that requests go to. Servers that share one say the same of it, or the first is right. */
function collectVariables(server: Server, operations: readonly Operation[]): readonly ServerVariable[] {
  const all = [server, ...operations.map((each) => each.server)].flatMap((each) => each?.variables ?? []);
  return [...new Map(all.toReversed().map((variable) => [variable.option, variable])).values()].toReversed();
}
