import { resolveBaseUrl } from "./base-url.js";
import type { SharedOptions } from "./call-options.js";
import type { OnAttempt } from "./observation.js";
import type { Api } from "./operation.js";
import { createTransport, type Transport } from "./transport.js";

/** What every generated client takes, next to its own credentials and server variables. */
export interface ClientOptions extends SharedOptions {
  /**
   * Where requests go, in place of the spec's server: an absolute http or https URL without user information, query
   * and fragment. A path in it is kept.
   */
  readonly baseUrl?: string | URL | undefined;
  /** What sends a request: `(url, init) => Promise<Response>`. Default: the platform's `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Header fields for each request. They can't replace those that the spec declares. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether credentials may go over plain http to another machine. Default: false. To loopback they always may. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** Called after each attempt, for logs and traces. What it throws does not touch the call. */
  readonly onAttempt?: OnAttempt | undefined;
}

declare const paths: unique symbol;

/**
 * A client of one provider, made by the provider's package and passed to that package's functions. It shows no
 * credential when it is logged.
 */
export interface Client<Paths> {
  readonly baseUrl: string;
  /** For generated code, and for `openapiFetch`: sends a request with the client's credentials and limits. */
  readonly exchange: Transport;
  /** Tells the clients of different providers apart; it is never there. */
  readonly [paths]?: Paths;
}

/**
 * Creates the client of one provider. Generated packages call it; users call `createForbocClient` and its like.
 *
 * @throws UsageError when an option can't be used.
 */
export function createClient<Paths>(api: Api, given: ClientOptions): Client<Paths> {
  // Without a prototype: a scheme or a variable may well be named "constructor".
  const options = { __proto__: null, ...given };
  const baseUrl = resolveBaseUrl(api.server, options);
  return { baseUrl, exchange: createTransport(api, options, baseUrl) };
}
