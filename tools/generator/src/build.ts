import type { OpenApi } from "./document.js";
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
  return {
    ...origin,
    title: text(info["title"]),
    description: text(info["description"]),
    servers: list(document["servers"]).map(buildServer) as [Server, ...Server[]],
    securitySchemes: Object.entries(object(components["securitySchemes"])).map(buildSecurityScheme),
    security,
    operations: Object.entries(object(document["paths"])).flatMap(([path, item]) => {
      return buildOperations(document, path, resolve(document, item), security);
    }),
    schemas: Object.entries(object(components["schemas"])).map(([name, schema]): Schema => {
      return { name, description: text(object(schema)["description"]) };
    }),
  };
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

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function buildOperations(
  document: OpenApi,
  path: string,
  item: OpenApi,
  rootSecurity: readonly SecurityRequirement[],
): readonly Operation[] {
  return METHODS.filter((method) => item[method] !== undefined).map((method) => {
    const operation = object(item[method]);
    const ownSecurity = buildSecurity(operation["security"]);
    const body = operation["requestBody"];
    return {
      operationId: text(operation["operationId"]),
      method: method.toUpperCase(),
      path,
      summary: text(operation["summary"]),
      description: text(operation["description"]),
      documentation: buildDocumentation(operation),
      deprecated: operation["deprecated"] === true,
      parameters: buildParameters(document, [...list(item["parameters"]), ...list(operation["parameters"])]),
      requestBody: body === undefined ? undefined : buildRequestBody(document, resolve(document, body)),
      responses: Object.entries(object(operation["responses"])).map(([status, response]) => {
        return buildResponse(document, status, resolve(document, response));
      }),
      security: ownSecurity ?? rootSecurity,
      ownSecurity: ownSecurity !== undefined,
      repeatable: operation["x-repeatable"] as boolean | undefined,
      serverWait: buildServerWait(document, operation),
    };
  });
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
    name: text(parameter["name"]),
    in: parameter["in"] as Parameter["in"],
    required: parameter["required"] === true,
    description: text(parameter["description"]),
    deprecated: parameter["deprecated"] === true,
    default: (schema["default"] ?? schema["const"]) as Parameter["default"],
    example: parameter["example"] ?? (example && resolve(document, example)["value"]),
  };
}

function buildRequestBody(document: OpenApi, body: OpenApi): RequestBody {
  const { mediaType, schema, examples } = buildContent(document, body);
  return {
    required: body["required"] === true,
    description: text(body["description"]),
    mediaType: mediaType ?? "application/json",
    schema,
    examples,
  };
}

function buildResponse(document: OpenApi, status: string, response: OpenApi): Response {
  return { status, description: text(response["description"]), ...buildContent(document, response) };
}

function buildContent(
  document: OpenApi,
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
    schema: typeof reference === "string" ? reference.replace("#/components/schemas/", "") : undefined,
    examples,
  };
}

function buildDocumentation(holder: OpenApi): string | undefined {
  return text(object(holder["externalDocs"])["url"]) || undefined;
}

/** Follows a Reference Object to what it names in the same document. */
function resolve(document: OpenApi, value: unknown): OpenApi {
  const reference = object(value)["$ref"];
  if (typeof reference !== "string") return object(value);
  const keys = reference.slice(2).split("/").map(unescapePointer);
  return resolve(
    document,
    keys.reduce<unknown>((holder, key) => object(holder)[key], document),
  );
}

/** RFC 6901, section 4; a fragment is percent-encoded as well (section 6). */
function unescapePointer(key: string): string {
  return decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
}

function object(value: unknown): OpenApi {
  return typeof value === "object" && value !== null ? (value as OpenApi) : {};
}

function list(value: unknown): readonly OpenApi[] {
  return Array.isArray(value) ? (value as readonly OpenApi[]) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
