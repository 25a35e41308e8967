import type { CallOptions } from "./call-options.js";
import type { Client } from "./client.js";
import { notify } from "./observation.js";
import type { Operation } from "./operation.js";
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
  const exchange = await client.exchange(operation, parameters, options);
  void notify(options?.onResponse, exchange.response);
  return unwrap(operation.responses, exchange) as Result;
}
