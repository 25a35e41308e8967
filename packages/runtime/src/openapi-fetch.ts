import createFetchClient, { type Client as FetchClient, defaultBodySerializer } from "openapi-fetch";
import type { Client } from "./client.js";
import { createDraft } from "./draft.js";
import type { AnsweredExchange } from "./exchange.js";
import { type Draft, header, path } from "./location.js";
import type { Operation } from "./operation.js";
import { decodeJson, unwrap } from "./unwrap.js";
import { UsageError } from "./usage-error.js";

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

/**
 * The openapi-fetch client of a provider, for who would rather write `openapiFetch(client).POST("/path", …)`. It has
 * the client's base URL, credentials, limits and checks. It returns `{ data, error, response }`, and knows nothing of
 * an Operation but its method: a POST is sent again only when the answer proves that it was not processed.
 *
 * A success is JSON, unless `parseAs` says otherwise: an empty one is a DecodeError, save 204, 205 and answers to HEAD.
 */
export function openapiFetch<Paths extends object>(client: Client<Paths>): FetchClient<Paths> {
  const fetchClient = createFetchClient<Paths>({
    baseUrl: client.baseUrl,
    // The base URL, which openapi-fetch has put in front, holds no braces.
    pathSerializer: serializePath,
    bodySerializer: serializeBody,
    Request: PlainRequest as unknown as typeof Request,
    fetch: async (request) => {
      const signal = request.signal ?? undefined;
      return new ReceivedResponse(
        await client.exchange(createOperation(client.baseUrl, request), { request }, { signal }),
      );
    },
  });
  fetchClient.use({
    onResponse: ({ request, response, options }) => {
      if (!(response instanceof ReceivedResponse) || !response.ok || options.parseAs !== "json") return;
      const mayBeEmpty = request.method === "HEAD" || [204, 205].includes(response.status);
      const content = mayBeEmpty ? {} : { "application/json": decodeJson };
      unwrap({ [response.status]: content }, response.exchange);
    },
  });
  const methods = fetchClient as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
  for (const name of METHODS) {
    const send = methods[name]!;
    methods[name] = async (...given) => {
      checkOptions(name, given.at(-1));
      return send(...given);
    };
  }
  return fetchClient;
}

/** Refuses what would go past the client, and header fields before `Headers` sees them: its own error quotes the value. */
function checkOptions(method: string, options: unknown): void {
  const { headers, params, ...given } = Object(options) as Readonly<Record<string, unknown>>;
  for (const name of ["fetch", "Request"]) {
    if (given[name] !== undefined) throw new UsageError(method, `${name} can't be given to a call`);
  }
  const draft = createDraft("");
  for (const fields of [headers, (Object(params) as { header?: unknown }).header]) {
    const entries = fields instanceof Headers ? [] : Object.entries(Object(fields) as object);
    for (const [name, values] of entries) {
      const refuse = (problem: string): UsageError => new UsageError(method, `header ${name} ${problem}`);
      // openapi-fetch takes null as the wish to leave a field out.
      const present = [values as unknown].flat().filter((value) => value !== undefined && value !== null);
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw refuse("can't be sent");
      for (const value of present) header(draft, { name }, value, refuse);
    }
  }
}

/** Fills a path template as the generated functions do. */
function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  const draft = createDraft(template);
  for (const [, name = ""] of template.matchAll(/\{([^{}]+)\}/g)) {
    const refuse = (problem: string): UsageError =>
      new UsageError("openapiFetch", `path parameter "${name}" ${problem}`);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) throw refuse("is missing");
    path(draft, { name }, value, refuse);
  }
  return draft.path;
}

function serializeBody(...given: Parameters<typeof defaultBodySerializer>): unknown {
  try {
    return defaultBodySerializer(...given) as unknown;
  } catch {
    // A cycle, or a bigint. Its own error would quote names of the body.
    throw new UsageError("openapiFetch", "body must be JSON");
  }
}

/** The Operation that sends a request as openapi-fetch has built it. */
function createOperation(baseUrl: string, request: Request): Operation {
  const { method, url, headers, body } = request;
  const refuse = (problem: string): UsageError => new UsageError(method, problem);
  const [template = "", ...query] = url.slice(baseUrl.length).replace(/#.*/s, "").split("?");
  if (!url.startsWith(baseUrl) || !template.startsWith("/")) {
    throw refuse("URL must be what baseUrl and path template say");
  }
  const unfilled = /\{([^{}]*)\}/.exec(template)?.[1];
  if (unfilled !== undefined) throw refuse(`path parameter "${unfilled}" is missing`);
  if (body instanceof ReadableStream) throw refuse("body can't be a stream, as it may have to be sent again");
  const write = (draft: Draft): void => {
    headers.forEach((value, name) => draft.headers.set(name, value));
    if (query.length > 0) draft.query = `?${query.join("?")}`;
    if (body) draft.content = { body };
  };
  return {
    operationId: method,
    method,
    path: template,
    parameters: [{ name: "request", in: write }],
    responses: {},
    // By RFC 9110, section 9.2.2.
    repeatable: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"].includes(method),
  };
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
  readonly exchange: AnsweredExchange;

  constructor(exchange: AnsweredExchange) {
    const { response, content } = exchange;
    const { status, statusText, headers } = response;
    // A Response can't be made with a status outside of this range (Fetch standard, section 5.5).
    const isUsual = status >= 200 && status <= 599;
    super(content.length > 0 ? content : null, { status: isUsual ? status : 500, headers });
    Object.defineProperty(this, "status", { value: status });
    // openapi-fetch would take the length that a 205 announces for JSON to come.
    if (content.length === 0 && isUsual && this.ok) this.headers.delete("content-length");
    // Nor with a reason phrase that has other characters than a ByteString.
    Object.defineProperty(this, "statusText", { value: statusText });
    this.exchange = exchange;
  }
}
