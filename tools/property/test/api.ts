/** A random API: what its document is written from, and one call of each operation. */
export interface Api {
  readonly openapi: Version;
  readonly server: Server;
  readonly securitySchemes: readonly SecurityScheme[];
  readonly operations: readonly Operation[];
}

export type Version = "3.0.3" | "3.1.0";

export interface Operation {
  readonly operationId: string | undefined;
  readonly method: "get" | "put" | "post" | "delete" | "patch";
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** How many of the parameters stand at the path item. */
  readonly shared: number;
  readonly body: Body | undefined;
  /** Alternatives of scheme names; undefined where the document's hold. */
  readonly security: readonly (readonly string[])[] | undefined;
  /** The schemes whose credentials the client has. */
  readonly credentials: readonly string[];
  readonly server: Server | undefined;
  readonly answer: Answer;
}

/** A schema with a value that it allows. */
export interface Typed {
  readonly schema: Schema;
  readonly value: unknown;
}

export interface Schema {
  readonly [keyword: string]: unknown;
}

export interface Parameter extends Typed {
  readonly in: "path" | "query" | "header" | "cookie";
  readonly name: string;
  readonly required: boolean;
  /** Undefined where the document leaves it to the default. */
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
  readonly allowReserved: boolean;
  /** The media type of a parameter with `content` in place of `schema`. */
  readonly mediaType: string | undefined;
  /** Whether the call leaves it out. */
  readonly absent: boolean;
}

/** A request body: the media types to choose from, and which of them the call sends. */
export interface Body {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly chosen: number;
  /** Whether the call leaves it out. */
  readonly absent: boolean;
}

export interface MediaType extends Typed {
  readonly name: string;
  readonly kind: "json" | "form" | "multipart" | "text" | "binary";
  /** The media types that properties of a form have, where the document says them. */
  readonly encoding: Readonly<Record<string, { readonly contentType: string }>>;
}

export interface SecurityScheme {
  readonly key: string;
  readonly definition: Schema;
  /** What the user gives, and the field that has to arrive. */
  readonly credential: unknown;
  readonly place: "header" | "query" | "cookie";
  readonly field: string;
  readonly sent: string;
}

export interface Server {
  /** With variables in braces; starts with a slash, or is empty. */
  readonly path: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** What the server answers, by the key that the document has for it, and what the client makes of it. */
export interface Answer {
  readonly key: string;
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly schema: Schema;
  readonly body: Uint8Array | undefined;
  readonly value: unknown;
}

/** The schemes of the first alternative that the client has all credentials of. */
export function neededSchemes({ security = [], credentials }: Operation): readonly string[] {
  const usable = security.filter((keys) => keys.length > 0 && keys.every((key) => credentials.includes(key)));
  return usable[0] ?? [];
}

/** What the call of an operation sends as its body. */
export function sentContent({ body }: Operation): MediaType | undefined {
  return body === undefined || body.absent ? undefined : body.content[body.chosen];
}

/** The path that an operation's server has, without a slash at its end. */
export function basePath(api: Api, operation: Operation): string {
  const { path, variables } = operation.server ?? api.server;
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => variables[name]!).replace(/\/$/, "");
}

/** The style and explode that hold where a document says none (OpenAPI 3.1, section 4.8.12.2). */
export function styleOf({ in: location, style, explode }: Parameter): { style: string; explode: boolean } {
  const name = style ?? (location === "query" || location === "cookie" ? "form" : "simple");
  return { style: name, explode: explode ?? name === "form" };
}
