import type { CallOptions } from "./call-options.js";
import type { Client } from "./client.js";
import type { Operation } from "./operation.js";
import { serializePath } from "./path.js";
import { sortParameters } from "./request-parameters.js";
import { unwrap } from "./unwrap.js";

/**
 * Calls an Operation: checks the parameters, sends the request, and returns the content of a declared success.
 * Generated functions are this one with their Operation and types filled in.
 *
 * @throws UsageError before anything is sent, when a parameter, an option or a credential is missing or unsafe.
 * @throws NetworkError when no complete response arrived.
 * @throws TimeoutError when `timeout` or `deadline` ran out.
 * @throws HttpError for each status that is not a declared success, redirects included.
 * @throws DecodeError when a success has other content than the spec declares.
 */
export async function send<Result>(
  client: Client<unknown>,
  operation: Operation,
  parameters: object | undefined,
  options: CallOptions | undefined,
): Promise<Result> {
  const { operationId, method, path, responses } = operation;
  const { path: segments, query, headers, body, serverWait } = sortParameters(operation, parameters);
  // The media types that the spec declares for any response, in its order (RFC 9110, section 12.5.1).
  headers.set("accept", [...new Set(Object.values(responses).flat())].join(", ") || "*/*");
  if (body !== undefined) headers.set("content-type", "application/json");
  const { answer, state } = await client.exchange(
    {
      operation,
      method,
      url: client.baseUrl + serializePath(operationId, path, segments) + query,
      headers,
      body,
      signal: options?.signal,
      serverWait,
    },
    options,
  );
  return unwrap(operation, state, answer) as Result;
}
