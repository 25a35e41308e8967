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
  /** The first one is where a client sends to by default. */
  readonly servers: readonly [Server, ...Server[]];
  readonly securitySchemes: readonly SecurityScheme[];
  readonly security: readonly SecurityRequirement[];
  readonly operations: readonly Operation[];
  /** The schemas under `components`, which become exported types. */
  readonly schemas: readonly Schema[];
}

/** A Server Object. */
export interface Server {
  readonly url: string;
  readonly description: string;
  readonly variables: readonly ServerVariable[];
}

/** A Server Variable Object. Without a default it becomes an option that the user has to give. */
export interface ServerVariable {
  readonly name: string;
  readonly description: string;
  readonly default: string | undefined;
}

/** A Security Scheme Object; its name is the client option that carries the credential. */
export type SecurityScheme = { readonly name: string; readonly description: string } & (
  | { readonly type: "http"; readonly scheme: "bearer" }
  | { readonly type: "apiKey"; readonly in: "header"; readonly fieldName: string }
);

/** A Security Requirement Object: the names of the schemes that are all needed; none for no security. */
export type SecurityRequirement = readonly string[];

/** An Operation Object with the path and method it is found under. Becomes one file. */
export interface Operation {
  /** What types, errors and observers call it: unique, and any text. Code calls it by its names. */
  readonly operationId: string;
  readonly names: OperationNames;
  readonly method: string;
  readonly path: string;
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
  /** `x-repeatable`: whether sending the request again is safe; undefined where the method decides. */
  readonly repeatable: boolean | undefined;
  /** `x-server-wait`: the property of the request body that says, in ms, how long the server may take. */
  readonly serverWait: ServerWait | undefined;
}

/** A property of the request body that holds a time in ms, and the value that holds where it is left out. */
export interface ServerWait {
  readonly property: string;
  readonly default: number;
}

/** A Parameter Object. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description: string;
  readonly deprecated: boolean;
  /** The schema's default: sent when a required parameter is left out. */
  readonly default: string | number | boolean | undefined;
  readonly example: unknown;
}

/** A Request Body Object with its one media type. */
export interface RequestBody {
  readonly required: boolean;
  readonly description: string;
  readonly mediaType: string;
  readonly schema: string | undefined;
  readonly examples: readonly Example[];
}

/** A Response Object with the status, range or `default` it is found under, and its one media type, if any. */
export interface Response {
  readonly status: string;
  readonly description: string;
  readonly mediaType: string | undefined;
  /** The exported type of the schema, where it is a reference to one under `components`. */
  readonly schema: string | undefined;
  readonly examples: readonly Example[];
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
export function isRepeatable({ method, repeatable }: Operation): boolean {
  return repeatable ?? ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"].includes(method);
}

/** The declared responses that mean success: 2XX. */
export function successes(operation: Operation): readonly Response[] {
  return operation.responses.filter(({ status }) => status.startsWith("2"));
}

/** The declared responses that mean anything else, `default` among them. */
export function failures(operation: Operation): readonly Response[] {
  return operation.responses.filter(({ status }) => !status.startsWith("2"));
}
