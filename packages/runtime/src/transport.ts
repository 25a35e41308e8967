import { NetworkError } from "./network-error.js";
import type { Api, Operation } from "./operation.js";
import type { OutgoingRequest } from "./outgoing-request.js";
import { ReceivedResponse } from "./received-response.js";
import { selectCredentials } from "./security.js";
import { UsageError } from "./usage-error.js";

export interface Transport {
  readonly api: Api;
  /** The client's options: the credentials are among them, under the names of their Security Schemes. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Sends one request, with its credentials, to the client's own origin, and waits for the whole response. Redirects
 * are not followed: `fetch` would turn a POST into a GET, and hand key headers to the other origin.
 */
export async function transmit(transport: Transport, request: OutgoingRequest): Promise<Response> {
  const operation = request.operation as Operation | undefined;
  const name = operation?.operationId ?? "request";
  checkUrl(name, request.url, transport.baseUrl);
  const { api, options } = transport;
  const credentials = selectCredentials(
    name,
    operation?.security ?? api.security,
    api.securitySchemes,
    options,
  );
  const headers = new Headers(request.headers);
  for (const { name: field, value } of credentials) headers.set(field, value);

  const signal = request.signal ?? undefined;
  signal?.throwIfAborted();
  try {
    const { method, body } = request;
    const init = {
      method,
      headers,
      redirect: "manual",
      ...(body != null && { body }),
      ...(signal && { signal }),
    };
    const response = await transport.fetch(request.url, init as RequestInit);
    return await ReceivedResponse.from(response, credentials);
  } catch (error) {
    signal?.throwIfAborted();
    throw new NetworkError(name, new URL(transport.baseUrl).origin, error);
  }
}

/** The URL must be what the template and the base say, to the letter: no brace left, no dot segment resolved. */
function checkUrl(operation: string, url: string, baseUrl: string): void {
  const path = url.replace(/[?#].*$/s, "");
  const unfilled = /\{([^{}]*)\}/.exec(path)?.[1];
  if (unfilled !== undefined) throw new UsageError(operation, `path parameter "${unfilled}" is missing.`);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const { origin, pathname } = parsed ?? {};
  if (`${origin}${pathname}` !== path || !path.startsWith(`${baseUrl}/`)) {
    throw new UsageError(operation, "the URL of the request would leave the base URL or the path template.");
  }
}
