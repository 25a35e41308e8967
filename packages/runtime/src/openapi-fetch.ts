import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { Client } from "./client.js";
import { type Draft, path } from "./location.js";
import type { Exchange, OutgoingRequest } from "./transport.js";
import { decode, decodeJson } from "./unwrap.js";
import { UsageError } from "./usage-error.js";

/**
 * The openapi-fetch client of a provider, for who would rather write `openapiFetch(client).POST("/path", …)`. It has
 * the client's base URL, credentials, limits and checks. It returns `{ data, error, response }`, and knows nothing of
 * an Operation but its method: a POST is sent again only when the answer proves that it was not processed.
 */
export function openapiFetch<Paths extends object>(client: Client<Paths>): FetchClient<Paths> {
  const fetchClient = createFetchClient<Paths>({
    baseUrl: client.baseUrl,
    // The base URL, which openapi-fetch has put in front, holds no braces.
    pathSerializer: serializePath,
    Request: PlainRequest as unknown as typeof Request,
    fetch: async (request) =>
      new ReceivedResponse(await client.exchange(buildRequest(client.baseUrl, request))),
  });
  fetchClient.use({
    onResponse: ({ response, options }) => {
      if (!(response instanceof ReceivedResponse) || !response.ok) return;
      const { answer, state } = response.exchange;
      const isJson = options.parseAs === "json" && answer.content.length > 0;
      if (isJson || answer.isCut) decode({ "application/json": decodeJson }, state, answer);
    },
  });
  return fetchClient;
}

/** Fills a path template as the generated functions do. */
function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  const draft: Draft = { path: template, query: [], headers: new Headers() };
  for (const [, name = ""] of template.matchAll(/\{([^{}]+)\}/g)) {
    const refuse = (problem: string): UsageError =>
      new UsageError("openapiFetch", `path parameter "${name}" ${problem}`);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) throw refuse("is missing");
    path(draft, { name }, value, refuse);
  }
  return draft.path;
}

function buildRequest(baseUrl: string, { method, url, headers, body, signal }: Request): OutgoingRequest {
  if (!url.startsWith(baseUrl))
    throw new UsageError(method, "URL must be what baseUrl and path template say");
  const [template = "", ...query] = url.slice(baseUrl.length).replace(/#.*/s, "").split("?");
  const unfilled = /\{([^{}]*)\}/.exec(template)?.[1];
  if (unfilled !== undefined) throw new UsageError(method, `path parameter "${unfilled}" is missing`);
  const draft = {
    path: template,
    query: query.length > 0 ? [query.join("?")] : [],
    headers,
    content: body === null ? undefined : { body },
  };
  return { method, draft, signal };
}

/** A request as openapi-fetch builds it, kept as plain values. */
class PlainRequest {
  readonly url: string;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    Object.assign(this, init);
  }
}

/** A Response whose content has arrived. */
class ReceivedResponse extends Response {
  readonly exchange: Exchange;

  constructor(exchange: Exchange) {
    const { response, content } = exchange.answer;
    const { status, statusText, headers } = response;
    // A Response can't be made with a status outside of this range (Fetch standard, section 5.5).
    const isUsual = status >= 200 && status <= 599;
    super(content.length > 0 ? content : null, { status: isUsual ? status : 500, headers });
    if (!isUsual) Object.defineProperty(this, "status", { value: status });
    // openapi-fetch would take the length that a 205 announces for JSON to come.
    if (content.length === 0 && isUsual && this.ok) this.headers.delete("content-length");
    // Nor with a reason phrase that has other characters than a ByteString.
    Object.defineProperty(this, "statusText", { value: statusText });
    this.exchange = exchange;
  }
}
