import type { CallOptions } from "./call-options.js";
import type { Client } from "./client.js";
import type { Draft } from "./location.js";
import { notify } from "./observation.js";
import type { Operation } from "./operation.js";
import { unwrap } from "./unwrap.js";
import { UsageError } from "./usage-error.js";

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
  given: object | undefined,
  options: CallOptions | undefined,
): Promise<Result> {
  const { operationId, method, path, responses } = operation;
  // Own properties only: a name such as "constructor" is not to be found on a prototype.
  const parameters = new Map<string, unknown>(Object.entries(given ?? {}));
  // The media types that the spec declares for any response, in its order (RFC 9110, section 12.5.1).
  const accept = new Set(Object.values(responses).flatMap(Object.keys));
  const headers = new Headers({ accept: [...accept].join(", ") || "*/*" });
  const draft: Draft = { path, query: [], headers };
  const known = operation.parameters.map(({ name, key = name }) => key);
  for (const name of parameters.keys()) {
    if (known.includes(name)) continue;
    throw new UsageError(operationId, `"${name}" must be one of ${known.join(", ") || "no parameters"}`);
  }
  for (const parameter of operation.parameters) {
    const { name, key = name, required, default: fallback } = parameter;
    const refuse = (problem: string): UsageError =>
      new UsageError(operationId, `parameter "${key}" ${problem}`);
    const value = parameters.get(key) ?? fallback ?? parameters.get(key);
    if (value !== undefined) parameter.in(draft, parameter, value, refuse);
    else if (required) throw refuse("is missing");
  }
  const signal = options?.signal;
  const { answer, state } = await client.exchange({ operation, method, draft, parameters, signal }, options);
  void notify(options?.onResponse, answer.response);
  return unwrap(operation, state, answer) as Result;
}
