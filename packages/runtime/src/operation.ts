import type { CallOptions, Limits, SharedOptions } from "./call-options.js";
import type { Location, Target } from "./location.js";
import type { Decoder } from "./unwrap.js";
import type { ServerTemplate } from "./server-template.js";
import type { Security } from "./security.js";
import type { Open } from "./stream.js";

/** What a generated package knows of its provider's API: where it is, and how a caller proves who it is. */
export interface Api {
  /** Where requests go without a `baseUrl`: an absolute URL, or what makes one of the client's options. */
  readonly server: string | ServerTemplate;
  /** How a caller proves who it is, for each Operation without its own. */
  readonly security?: Security;
  /** The header fields, in lower case, that carry credentials and may not look like it. */
  readonly credentialFields?: readonly string[];
}

/** An Operation Object of OpenAPI with the path and method it is found under, as far as a call needs it. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  /** The path template, with path parameters in braces; all else in it as a URL has it. */
  readonly path: string;
  /** Path parameters, each of the template's, come with the others; so does the Request Body. */
  readonly parameters: readonly Parameter[];
  /** The media types of all responses (RFC 9110, section 12.5.1). */
  readonly accept?: string;
  /**
   * Decoders by media type as `readMediaType` has it, by status or `default`; `mediaRanges` takes all others. No media type: no
   * content.
   */
  readonly responses: Readonly<Record<string, Content<Decoder>>>;
  /** How a caller of this Operation proves who it is, where it does not follow the API's. */
  readonly security?: Security;
  /** Where this Operation is, when it is not at the API's server. A client's `baseUrl` holds for it too. */
  readonly server?: string | ServerTemplate;
  /** Whether sending it again is safe. GET, HEAD, PUT, DELETE and OPTIONS are so by RFC 9110, section 9.2.2. */
  readonly repeatable?: boolean;
  /** Reads an answer where a success of it is handed over as a stream, before its content has arrived. */
  readonly open?: Open;
  /** Resolves the limits of a call, where they depend on its parameters. */
  readonly limits?: (
    client: SharedOptions,
    call: CallOptions | undefined,
    parameters: Readonly<Record<string, unknown>>,
  ) => Limits;
}

/** What is known of content, by media type. */
export type Content<Value> = Readonly<Record<string, Value>>;

/** A Parameter Object of OpenAPI, or its Request Body: one value that the caller gives by a name. */
export interface Parameter extends Target {
  /** The name on the wire; `body` for a Request Body. */
  readonly name: string;
  /** The name in the caller's parameters, where two have the same on the wire. */
  readonly key?: string;
  /** Writes the value into the request. */
  readonly in: Location;
  readonly required?: boolean;
  /** What is sent when the caller leaves out a required parameter. */
  readonly default?: unknown;
}
