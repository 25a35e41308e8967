import type { OpenApi } from "./document.js";
import { object, resolve, unescapePointer } from "./found-operation.js";
import { type NamedOperation, nameDocument } from "./naming/document-names.js";
import type {
  Example,
  Operation,
  Parameter,
  Provider,
  RequestBody,
  Response,
  Schema,
  SecurityRequirement,
  SecurityScheme,
  Server,
  ServerWait,
} from "./provider.js";

/** What is known of a provider outside of its document. */
export type Origin = Pick<Provider, "name" | "packageName" | "runtimeName" | "specFile">;

/** Builds the model of a document that has passed `lint` without errors. */
export function buildProvider(origin: Origin, document: OpenApi): Provider {
  const info = object(document["info"]);
  const components = object(document["components"]);
  const security = buildSecurity(document["security"]) ?? [];
  const names = nameDocument(origin.name, document);
  const source = { document, typeNames: names.schemas };
  return {
    ...origin,
    names: names.client,
    title: text(info["title"]),
    description: text(info["description"]),
    servers: list(document["servers"]).map(buildServer) as [Server, ...Server[]],
    securitySchemes: Object.entries(object(components["securitySchemes"])).map(buildSecurityScheme),
    security,
    operations: names.operations.map((operation) => buildOperation(source, operation, security)),
    schemas: Object.entries(object(components["schemas"])).map(([name, schema]): Schema => {
      const description = text(object(schema)["description"]);
      return { name, typeName: names.schemas.get(name)!, description };
    }),
  };
}

/** A document, and the exported types of its schemas by their keys. */
interface Source {
  readonly document: OpenApi;
  readonly typeNames: ReadonlyMap<string, string>;
}

function buildServer(server: OpenApi): Server {
  const variables = Object.entries(object(server["variables"])).map(([name, value]) => {
    const variable = object(value);
    return {
      name,
      description: text(variable["description"]),
      default: text(variable["default"]) || undefined,
    };
  });
  return { url: text(server["url"]), description: text(server["description"]), variables };
}

function buildSecurityScheme([name, value]: [string, unknown]): SecurityScheme {
  const scheme = object(value);
  const description = text(scheme["description"]);
  return scheme["type"] === "apiKey"
    ? { name, description, type: "apiKey", in: "header", fieldName: text(scheme["name"]) }
    : { name, description, type: "http", scheme: "bearer" };
}

function buildSecurity(security: unknown): readonly SecurityRequirement[] | undefined {
  return security === undefined ? undefined : list(security).map((requirement) => Object.keys(requirement));
}

function buildOperation(
  source: Source,
  { id, names, method, path, operation, pathItem }: NamedOperation,
  rootSecurity: readonly SecurityRequirement[],
): Operation {
  const { document } = source;
  const ownSecurity = buildSecurity(operation["security"]);
  const body = operation["requestBody"];
  return {
    operationId: id,
    names,
    method: method.toUpperCase(),
    path,
    summary: text(operation["summary"]),
    description: text(operation["description"]),
    documentation: buildDocumentation(operation),
    deprecated: operation["deprecated"] === true,
    parameters: buildParameters(document, [
      ...list(pathItem["parameters"]),
      ...list(operation["parameters"]),
    ]),
    requestBody: body === undefined ? undefined : buildRequestBody(source, resolve(document, body)),
    responses: Object.entries(object(operation["responses"])).map(([status, response]) => {
      return buildResponse(source, status, resolve(document, response));
    }),
    security: ownSecurity ?? rootSecurity,
    ownSecurity: ownSecurity !== undefined,
    repeatable: operation["x-repeatable"] as boolean | undefined,
    serverWait: buildServerWait(document, operation),
  };
}

function buildServerWait(document: OpenApi, operation: OpenApi): ServerWait | undefined {
  const property = operation["x-server-wait"];
  if (typeof property !== "string") return undefined;
  const [content] = list(Object.values(object(resolve(document, operation["requestBody"])["content"])));
  const schema = resolve(document, object(content)["schema"]);
  const { default: value } = resolve(document, object(schema["properties"])[property]) as {
    default?: number;
  };
  return { property, default: value ?? 0 };
}

/** An Operation's parameter takes the place of its path's of the same name and location (OpenAPI 3.1, section 4.8.9). */
function buildParameters(document: OpenApi, parameters: readonly unknown[]): readonly Parameter[] {
  const built = parameters.map((each) => buildParameter(document, resolve(document, each)));
  return [...new Map(built.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

function buildParameter(document: OpenApi, parameter: OpenApi): Parameter {
  const schema = resolve(document, parameter["schema"]);
  const [example] = list(Object.values(object(parameter["examples"])));
  return {
    name: String(parameter["name"]),
    in: parameter["in"] as Parameter["in"],
    required: parameter["required"] === true,
    description: text(parameter["description"]),
    deprecated: parameter["deprecated"] === true,
    default: (schema["default"] ?? schema["const"]) as Parameter["default"],
    example: parameter["example"] ?? (example && resolve(document, example)["value"]),
  };
}

function buildRequestBody(source: Source, body: OpenApi): RequestBody {
  const { mediaType, schema, examples } = buildContent(source, body);
  return {
    required: body["required"] === true,
    description: text(body["description"]),
    mediaType: mediaType ?? "application/json",
    schema,
    examples,
  };
}

function buildResponse(source: Source, status: string, response: OpenApi): Response {
  return { status, description: text(response["description"]), ...buildContent(source, response) };
}

function buildContent(
  { document, typeNames }: Source,
  holder: OpenApi,
): Pick<Response, "mediaType" | "schema" | "examples"> {
  const [entry] = Object.entries(object(holder["content"]));
  if (entry === undefined) return { mediaType: undefined, schema: undefined, examples: [] };
  const content = object(entry[1]);
  const reference = object(content["schema"])["$ref"];
  const examples = Object.entries(object(content["examples"])).map(([name, example]): Example => {
    const { summary, value } = resolve(document, example);
    return { name, summary: text(summary), value };
  });
  return {
    mediaType: entry[0],
    schema: typeof reference === "string" ? typeNames.get(schemaKey(reference)) : undefined,
    examples,
  };
}

function buildDocumentation(holder: OpenApi): string | undefined {
  return text(object(holder["externalDocs"])["url"]) || undefined;
}

function schemaKey(reference: string): string {
  return unescapePointer(reference.replace("#/components/schemas/", ""));
}

function list(value: unknown): readonly OpenApi[] {
  return Array.isArray(value) ? (value as readonly OpenApi[]) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
