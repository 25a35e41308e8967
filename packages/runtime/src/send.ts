import type { Client } from "./client.js";
import { unwrap } from "./content.js";
import type { Operation } from "./operation.js";
import { serializePath } from "./path.js";
import { sortParameters } from "./request-parameters.js";

/** What every generated function takes as its last argument. */
export interface CallOptions {
  /** Ends the call when it is aborted; the call then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls an Operation: checks the parameters, sends the request, and returns the content of a declared success.
 * Generated functions are this one with their Operation and types filled in.
 *
 * @throws UsageError before anything is sent, when a parameter or a credential is missing or unsafe.
 * @throws NetworkError when no complete response arrived.
 * @throws HttpError for each status that is not a declared success, redirects included.
 * @throws DecodeError when a success has other content than the spec declares.
 */
export async function send<Result>(
  client: Client<object>,
  operation: Operation,
  parameters: object | undefined,
  options: CallOptions | undefined,
): Promise<Result> {
  const { operationId, method, path } = operation;
  const { path: segments, query, header, body } = sortParameters(operation, parameters);
  const request = client.openapi.request as unknown as (
    method: string,
    path: string,
    init: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly response: Response }>;
  const { response } = await request(method, path, {
    operation,
    body,
    params: { path: segments, query, header },
    pathSerializer: (template: string) => serializePath(operationId, template, segments),
    headers: { accept: accept(operation) },
    signal: options?.signal,
    parseAs: "stream",
  });
  return unwrap(operation, response) as Result;
}

/** The media types that the spec declares for any response, in its order (RFC 9110, section 12.5.1). */
function accept({ responses }: Operation): string {
  return [...new Set(Object.values(responses).flat())].join(", ") || "*/*";
}
