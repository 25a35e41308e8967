import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { resolveBaseUrl } from "./base-url.js";
import type { Api } from "./operation.js";
import { OutgoingRequest } from "./outgoing-request.js";
import { serializePath } from "./path.js";
import { transmit } from "./transport.js";

/** What every generated client takes, next to its own credentials and server variables. */
export interface ClientOptions {
  /**
   * Where requests go, in place of the spec's server: an absolute http or https URL without user information, query
   * and fragment. A path in it is kept.
   */
  readonly baseUrl?: string | URL | undefined;
  /** What sends a request. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Header fields for each request. They can't replace those that the spec declares. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A client of one provider. It is made by the provider's package and passed to the functions of that package. */
export interface Client<Paths extends object> {
  /**
   * The openapi-fetch client that the package's functions use, for who would rather write
   * `client.openapi.POST("/path", …)`. It has the same base URL, credentials and checks; it returns
   * `{ data, error, response }`, and content other than JSON is the caller's to handle.
   */
  readonly openapi: FetchClient<Paths>;
}

/**
 * Creates the client of one provider. Generated packages call it; users call `createForbocClient` and its like.
 *
 * @throws UsageError when the base URL or a server variable can't be used.
 */
export function createClient<Paths extends object>(api: Api, options: ClientOptions): Client<Paths> {
  const baseUrl = resolveBaseUrl(api.server, options);
  const send = options.fetch ?? ((...request: Parameters<typeof fetch>) => globalThis.fetch(...request));
  const transport = { api, options: { ...options }, baseUrl, fetch: send };
  return {
    openapi: createFetchClient<Paths>({
      baseUrl,
      headers: { ...options.headers },
      // openapi-fetch calls it with base URL and path joined; the base URL has no braces, see `resolveBaseUrl`.
      pathSerializer: (template, values) => serializePath("request", template, values),
      Request: OutgoingRequest as unknown as typeof Request,
      fetch: (request) => transmit(transport, request as unknown as OutgoingRequest),
    }),
  };
}
