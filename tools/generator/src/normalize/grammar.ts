/** What may stand in one place of an OpenAPI document. */
export type Shape =
  | { readonly type: "text" }
  /** Any data: what stands inside is of the document's choice. */
  | { readonly type: "value" }
  | { readonly type: "object"; readonly kind: string }
  | { readonly type: "map"; readonly of: Shape; readonly keys: RegExp }
  | { readonly type: "list"; readonly of: Shape; readonly orText: boolean };

export const TEXT: Shape = { type: "text" };
export const VALUE: Shape = { type: "value" };

/** The form of names of the document's choice. */
export const ANY: RegExp = /./;

const one = (kind: string): Shape => ({ type: "object", kind });
const list = (of: Shape, orText = false): Shape => ({ type: "list", of, orText });
const map = (of: Shape, keys = ANY): Shape => ({ type: "map", of, keys });
const texts = (names: string): Record<string, Shape> => named(names, TEXT);
const named = (names: string, shape: Shape): Record<string, Shape> => {
  return Object.fromEntries(names.split(" ").map((name) => [name, shape]));
};

const STATUS = /^(?:[1-5](?:\d\d|XX|xx)|default|x-.+)$/;
const schema = one("Schema");
const docs = { externalDocs: one("ExternalDocs") };
const content = map(one("MediaType"), /^[\w.+*-]+\/[\w.+*-]+/);
const holder = { ...texts("deprecated allowEmptyValue style explode allowReserved"), schema, content };
const audience = { servers: list(one("Server")), security: list(map(list(TEXT))) };
const examples = { example: VALUE, examples: map(one("Example")) };

/**
 * The fields of each object of OpenAPI 3, in the order in which generators of documentation write them. Where a key
 * could belong to two objects, the order tells which of them is not over yet.
 */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  OpenApi: {
    ...texts("openapi jsonSchemaDialect"),
    info: one("Info"),
    ...docs,
    tags: list(one("Tag")),
    paths: map(one("PathItem"), /^\//),
    webhooks: map(one("PathItem")),
    servers: audience.servers,
    components: one("Components"),
    security: audience.security,
  },
  Info: {
    ...texts("title version summary description termsOfService"),
    contact: one("Contact"),
    license: one("License"),
  },
  Contact: texts("name url email"),
  License: texts("name identifier url"),
  ExternalDocs: texts("description url"),
  Tag: { ...texts("name description summary parent kind"), ...docs },
  Server: { ...texts("url name description"), variables: map(one("ServerVariable")) },
  ServerVariable: { enum: list(TEXT), ...texts("default description") },
  Components: {
    schemas: map(schema),
    responses: map(one("Response")),
    parameters: map(one("Parameter")),
    examples: map(one("Example")),
    requestBodies: map(one("RequestBody")),
    headers: map(one("Header")),
    securitySchemes: map(one("SecurityScheme")),
  },
  PathItem: {
    ...texts("summary description"),
    parameters: list(one("Parameter")),
    ...named("get put post delete options head patch trace", one("Operation")),
  },
  Operation: {
    ...texts("operationId summary description deprecated"),
    tags: list(list(TEXT, true)),
    ...docs,
    parameters: list(one("Parameter")),
    responses: map(one("Response"), STATUS),
    requestBody: one("RequestBody"),
    ...audience,
  },
  Parameter: { ...texts("name in description required"), ...holder, ...examples },
  Header: { ...texts("description required"), ...holder, ...examples },
  RequestBody: { ...texts("description required"), content },
  Response: { ...texts("description"), headers: map(one("Header")), content },
  MediaType: { schema, ...examples, encoding: map(one("Encoding")) },
  Encoding: { ...texts("contentType style explode allowReserved"), headers: map(one("Header")) },
  Example: { ...texts("summary description externalValue"), value: VALUE },
  SecurityScheme: {
    ...texts("type scheme bearerFormat in name openIdConnectUrl description"),
    flows: one("OAuthFlows"),
  },
  OAuthFlows: named("implicit password clientCredentials authorizationCode", one("OAuthFlow")),
  OAuthFlow: { ...texts("authorizationUrl tokenUrl refreshUrl"), scopes: map(TEXT) },
  Discriminator: { ...texts("propertyName"), mapping: map(TEXT) },
  Schema: {
    type: list(TEXT, true),
    ...texts("format nullable const readOnly writeOnly"),
    ...texts("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern"),
    ...texts("minItems maxItems uniqueItems minProperties maxProperties"),
    enum: list(VALUE),
    ...named("oneOf anyOf allOf prefixItems", list(schema)),
    ...named("items not additionalProperties propertyNames contains", schema),
    properties: map(schema),
    patternProperties: map(schema),
    discriminator: one("Discriminator"),
    required: list(TEXT),
    default: VALUE,
    description: TEXT,
    deprecated: TEXT,
    example: VALUE,
    examples: list(VALUE),
    ...docs,
    title: TEXT,
  },
};
