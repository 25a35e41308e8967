import { INSECURE, isInsecure, resolveBaseUrl } from "./base-url.js";
import { type CallOptions, resolveLimits, type SharedOptions } from "./call-options.js";
import { FIELD_VALUE, isFieldValue } from "./field-value.js";
import type { OnAttempt } from "./observation.js";
import type { Api } from "./operation.js";
import { RetryBudget } from "./retry-budget.js";
import { credentialFieldNames } from "./security.js";
import { type Exchange, type OutgoingRequest, transmit } from "./transport.js";
import { UsageError } from "./usage-error.js";

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
  /** How much of an answer is read, in bytes after decompression. Default: 8 MiB. More is a DecodeError. */
  readonly maxResponseBytes?: number | undefined;
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
  readonly exchange: (request: OutgoingRequest, options?: CallOptions) => Promise<Exchange>;
  /** Tells the clients of different providers apart; it is never there. */
  readonly [paths]?: Paths;
}

/**
 * Creates the client of one provider. Generated packages call it; users call `createForbocClient` and its like.
 *
 * @throws UsageError when an option can't be used.
 */
export function createClient<Paths>(api: Api, options: ClientOptions): Client<Paths> {
  const baseUrl = resolveBaseUrl(api.server, options);
  const insecure = isInsecure(baseUrl) && options.allowInsecureHttp !== true;
  const headers = checkHeaders(
    options.headers ?? {},
    insecure ? credentialFieldNames(api.securitySchemes) : [],
  );
  const transport = {
    api,
    baseUrl,
    options: { ...options },
    budget: new RetryBudget(),
    isInsecure: insecure,
  };
  resolveLimits(options, undefined);
  return {
    baseUrl,
    exchange: (request, call) => {
      const all = new Headers(headers);
      for (const [name, value] of request.headers) all.set(name, value);
      const limits = resolveLimits(transport.options, call, request.serverWait);
      return transmit(transport, { ...request, headers: all }, limits);
    },
  };
}

function checkHeaders(headers: Readonly<Record<string, string>>, forbidden: readonly string[]): Headers {
  for (const [name, value] of Object.entries(headers)) {
    const refuse = (problem: string): UsageError =>
      new UsageError("createClient", `header ${name} ${problem}`);
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw refuse("must have a valid name");
    if (typeof value !== "string" || !isFieldValue(value)) throw refuse(FIELD_VALUE);
    if (forbidden.includes(name.toLowerCase())) throw refuse(INSECURE);
  }
  return new Headers(headers);
}
