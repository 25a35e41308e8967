import type { SecurityRequirement, SecurityScheme } from "./security.js";

/** What a generated package knows of its provider's API: where it is, and how a caller proves who it is. */
export interface Api {
  /** The Server that requests go to when the client is not given a `baseUrl`. */
  readonly server: Server;
  /** The Security Schemes by name. The name is also the client option that carries the credential. */
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** The alternatives that hold for each Operation without its own. */
  readonly security: readonly SecurityRequirement[];
}

/** A Server Object of OpenAPI. */
export interface Server {
  /** An absolute URL, with server variables in braces. */
  readonly url: string;
  /** Default values by variable. An empty one means that there is none: the client option must say it. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** An Operation Object of OpenAPI with the path and method it is found under, as far as a call needs it. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  /** The path template, with path parameters in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** Media types by status, status range (`4XX`) or `default`. An empty list is a response without content. */
  readonly responses: Readonly<Record<string, readonly string[]>>;
  /** The alternatives for this Operation, where it does not follow the API's. */
  readonly security?: readonly SecurityRequirement[];
  /** Whether sending it again is safe. GET, HEAD, PUT, DELETE and OPTIONS are so by RFC 9110, section 9.2.2. */
  readonly repeatable?: boolean;
  /** The property of the request body that says, in ms, how long the server may take; and what holds without it. */
  readonly serverWait?: { readonly property: string; readonly default: number };
}

/** A Parameter Object of OpenAPI: one value that the caller gives by its name on the wire. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  /** What is sent when the caller leaves out a required parameter. */
  readonly default?: string | number | boolean;
}

/** A Request Body Object of OpenAPI. */
export interface RequestBody {
  readonly required: boolean;
}
