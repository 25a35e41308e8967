import type { ClientNames, OperationNames } from "./naming/document-names.js";

/** One provider's API, read from its spec: what the emitters need, and nothing of its schemas but their names. */
export interface Provider {
  /** The name of the spec's folder, such as `forboc`. */
  readonly name: string;
  /** The name of the package to emit, with the scope. */
  readonly packageName: string;
  readonly runtimeName: string;
  /** The spec as generated files name it: `<specs folder>/<name>/openapi.yaml`. */
  readonly specFile: string;
  readonly names: ClientNames;
  readonly title: string;
  readonly description: string;
  /** The first one is where a client sends to by default. Where the spec has none, it is `/`, as OpenAPI says. */
  readonly servers: readonly [Server, ...Server[]];
  /** The variables of all servers that a request can go to, each an option of the client. */
  readonly serverVariables: readonly ServerVariable[];
  readonly securitySchemes: readonly SecurityScheme[];
  readonly security: readonly SecurityRequirement[];
  readonly operations: readonly Operation[];
  /** The schemas under `components`, which become exported types. */
  readonly schemas: readonly Schema[];
}

/** A Server Object. Its variables bear the names of their options, in the URL too. */
export interface Server {
  readonly url: string;
  readonly description: string;
  readonly variables: readonly ServerVariable[];
}

/** A Server Variable Object. Without a default it becomes an option that the user has to give. */
export interface ServerVariable {
  /** The client option that holds its value. */
  readonly option: string;
  readonly description: string;
  readonly default: string | undefined;
  /** The values that it may have; none where every text is allowed. */
  readonly enum: readonly string[];
}

/** A Security Scheme Object that a credential of the user goes into. */
export type SecurityScheme = {
  /** The client option that carries the credential. */
  readonly option: string;
  readonly description: string;
} & (
  | { readonly type: "http"; readonly scheme: string }
  | {
      readonly type: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly fieldName: string;
    }
);

/** A Security Requirement Object: the schemes that are all needed; none for no security. */
export type SecurityRequirement = readonly NeededScheme[];

/** A scheme in a Security Requirement Object, with the scopes or roles that its credential needs. */
export interface NeededScheme {
  readonly option: string;
  readonly scopes: readonly string[];
}

/** An Operation Object with the path and method it is found under. Becomes one file. */
export interface Operation {
  /** What types, errors and observers call it: unique, and any text. Code calls it by its names. */
  readonly operationId: string;
  readonly names: OperationNames;
  readonly method: string;
  /** Its path's key in the document. */
  readonly path: string;
  /** The path with parameters in braces and all else as a URL has it; without a query. */
  readonly pathTemplate: string;
  /** Its first tag. */
  readonly tag: string | undefined;
  readonly summary: string;
  readonly description: string;
  readonly documentation: string | undefined;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  readonly security: readonly SecurityRequirement[];
  /** Whether `security` is the Operation's own, not the document's. */
  readonly ownSecurity: boolean;
  /** Where it is, when it is not at the document's server. */
  readonly server: Server | undefined;
  /** `x-repeatable`: whether sending the request again is safe; undefined where the method decides. */
  readonly repeatable: boolean | undefined;
  /** `x-server-wait`: the property of the request body that says, in ms, how long the server may take. */
  readonly serverWait: ServerWait | undefined;
  /** `x-stop`: what its answers mean for what it stops. */
  readonly stop: Stop | undefined;
}

/** What an Operation that stops something knows of it. */
export interface Stop {
  /** `confirm: repeat`: asking again is safe, and tells whether it is over. */
  readonly isRepeated: boolean;
  /** Properties of the request body that make it a forced stop. */
  readonly force: Readonly<Record<string, unknown>> | undefined;
  /** The property of the request body that says how long a stop which is not forced may take, in ms. */
  readonly gracePeriod: string | undefined;
  /** By status, range or `default`. */
  readonly outcomes: Readonly<Record<string, StopRule>>;
}

/** What an answer means: an outcome of the runtime's, or one for each value of a property. */
export type StopRule = string | StopPropertyRule;

/** The names that lead to a property, and what its values mean. */
export interface StopPropertyRule {
  readonly property: readonly string[];
  readonly values: readonly (readonly [value: unknown, rule: StopRule])[];
  readonly other: string | undefined;
  readonly absent: string | undefined;
  /** The names that lead to a property that is true where the provider had lost what was to stop. */
  readonly stale: readonly string[] | undefined;
}

/** A property of the request body that holds a time in ms, and the value that holds where it is left out. */
export interface ServerWait {
  readonly property: string;
  readonly default: number;
}

/** A Parameter Object, or a part of a query that stands in the path template. */
export interface Parameter {
  /** The name on the wire. */
  readonly name: string;
  /** The name in the caller's parameters: the one on the wire, unless another parameter has it. */
  readonly key: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly description: string;
  readonly deprecated: boolean;
  /** How lists and objects are written; undefined where a value is always one text, number or boolean. */
  readonly style: ParameterStyle | undefined;
  /** Whether reserved characters stay as they are (RFC 3986, section 2.2). */
  readonly allowReserved: boolean;
  /** The schema's default: sent when a required parameter is left out. */
  readonly default: unknown;
  /** Whether it stands in the path template: then its default is its one value, and no schema describes it. */
  readonly isFixed: boolean;
  /** From the spec; undefined where it has none. */
  readonly example: unknown;
}

export type ParameterLocation = "path" | "query" | "header" | "cookie" | "querystring";

/** The `style` and `explode` of a Parameter Object or an Encoding Object, or what the `content` of a Parameter is made of. */
export type ParameterStyle =
  | { readonly type: "style"; readonly name: StyleName; readonly explode: boolean }
  | { readonly type: "content"; readonly kind: ContentKind };

export type StyleName =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";

/** A Request Body Object. */
export interface RequestBody {
  readonly required: boolean;
  readonly description: string;
  /** At least one; the first is what is sent unless the caller chooses another. */
  readonly content: readonly [MediaType, ...MediaType[]];
}

/** A Response Object. */
export interface Response {
  /** The status, range or `default` that it holds for. */
  readonly status: string;
  /** The key that it stands under: `default` for a success where the document declares none. */
  readonly key: string;
  readonly description: string;
  /** The names of its header fields. */
  readonly headers: readonly string[];
  /** JSON first; empty where there is no content. */
  readonly content: readonly MediaType[];
}

/** A Media Type Object. */
export interface MediaType {
  /** The key that it stands under: a media type, also with parameters, or a range of them. */
  readonly key: string;
  /** The same without parameters, in lower case. */
  readonly name: string;
  readonly kind: ContentKind;
  /** The exported type of the schema, or of the schema of a stream's items, where it is a reference to `components`. */
  readonly schema: string | undefined;
  /** How properties of a form are written, where the document says so. */
  readonly encodings: readonly Encoding[];
  readonly examples: readonly Example[];
}

/** What content is made of, which decides how it is written, read and typed. */
export type ContentKind =
  "json" | "form" | "multipart" | "text" | "binary" | "events" | "jsonLines" | "jsonSequence";

/** An Encoding Object with the property it is found under. */
export interface Encoding {
  readonly property: string;
  readonly contentType: string | undefined;
  readonly style: Extract<ParameterStyle, { type: "style" }> | undefined;
  readonly allowReserved: boolean;
}

/** An Example Object with its name. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly value: unknown;
}

/** A named schema under `components`. */
export interface Schema {
  /** The key under `components.schemas`: any text. */
  readonly name: string;
  /** The name of its exported type. */
  readonly typeName: string;
  readonly description: string;
}

/** Whether sending it again is safe: the spec says so, or the method does (RFC 9110, section 9.2.2). */
export function isRepeatable({ method, repeatable }: Pick<Operation, "method" | "repeatable">): boolean {
  return repeatable ?? ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY"].includes(method);
}

/** The declared responses that mean success: 2XX. */
export function successes(operation: Operation): readonly Response[] {
  return operation.responses.filter(({ status }) => status.startsWith("2"));
}

/** The declared responses that mean anything else, `default` among them. */
export function failures(operation: Operation): readonly Response[] {
  return operation.responses.filter(({ status }) => !status.startsWith("2"));
}
