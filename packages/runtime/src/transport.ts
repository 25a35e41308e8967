import { isInsecure, resolveBaseUrl } from "./base-url.js";
import { CallError } from "./call-error.js";
import { type CallOptions, resolveLimits } from "./call-options.js";
import type { ClientOptions } from "./client.js";
import { readContent } from "./content.js";
import type { AnsweredExchange, Exchange } from "./exchange.js";
import { readHeaderFields } from "./header-fields.js";
import { limit, sleep } from "./limit.js";
import type { Draft } from "./location.js";
import { NetworkError } from "./network-error.js";
import { notify } from "./observation.js";
import type { Api, Operation } from "./operation.js";
import { writeParameters } from "./parameters.js";
import { delayBeforeRetry } from "./retry.js";
import { RetryBudget } from "./retry-budget.js";
import { authenticate } from "./security.js";
import { TimeoutError } from "./timeout-error.js";
import { UsageError } from "./usage-error.js";

/** The header fields that servers name a request in. */
const REQUEST_ID = /\b(request|correlation)-id$/;

/** Sends a request to the origin of the base URL, again where that is safe and of use, until an answer stands. */
export type Transport = (
  operation: Operation,
  parameters: object | undefined,
  call: CallOptions | undefined,
) => Promise<AnsweredExchange>;

/** What a client does with a call. */
export function createTransport(api: Api, options: ClientOptions): Transport {
  const headers = readHeaderFields(options.headers);
  const budget = new RetryBudget();
  resolveLimits(options, undefined);

  return async (operation, given, call) => {
    const { operationId, method, path } = operation;
    // Own properties only: a name such as "constructor" is not to be found on a prototype.
    const parameters = new Map<string, unknown>(Object.entries(given ?? {}));
    const limits = resolveLimits(options, call);
    const { deadline, maxResponseBytes } = limits;
    const timeout = operation.timeout?.(parameters, call?.timeout ?? options.timeout) ?? limits.timeout;
    // A call without a signal has one that is never aborted.
    const signal = call?.signal ?? new AbortController().signal;
    if (signal.aborted === undefined) throw new UsageError(operationId, "signal must be an AbortSignal");

    const draft: Draft = { path, query: "", headers: new Headers(headers) };
    if (operation.accept) draft.headers.set("accept", operation.accept);
    writeParameters(draft, operation, parameters);
    const baseUrl = resolveBaseUrl(operation.server ?? api.server, options);
    const url = baseUrl + draft.path;
    // To the letter what base URL and template say: no brace left, no dot segment resolved.
    if (draft.path[0] !== "/" || new URL(url).href !== url) {
      throw new UsageError(operationId, "path can't be sent");
    }

    const secrets: string[] = [];
    const start = performance.now();
    const elapsed = (): number => performance.now() - start;
    let exchange: Exchange | undefined;
    // A stream can be sent once only.
    let isRenewed = draft.content?.duplex !== undefined;
    let retries = isRenewed ? 0 : limits.retries;
    for (let attempts = 1; ; attempts += 1) {
      const began = elapsed();
      const left = deadline - began;
      const next: Exchange = {
        operation: operationId,
        baseUrl,
        attempts,
        secrets,
        earlier: exchange,
        content: new Uint8Array(),
      };
      let isRenewable = false;
      try {
        const attempt = async (attemptSignal: AbortSignal): Promise<true> => {
          const own = { ...draft, headers: new Headers(draft.headers) };
          isRenewable = await authenticate(own, api, operation, options, secrets, isInsecure(baseUrl));
          attemptSignal.throwIfAborted();
          // Redirects are not followed: `fetch` would turn a POST into a GET, whose 200 would look like a success, and
          // hand key headers to the other origin.
          const response = await (options.fetch ?? fetch)(url + own.query, {
            method,
            headers: own.headers,
            redirect: "manual",
            signal: attemptSignal,
            ...own.content,
          });
          next.response = response;
          next.requestId = [...response.headers].find(([name]) => REQUEST_ID.test(name))?.[1];
          const read = operation.open ?? readContent;
          await read(next as AnsweredExchange, maxResponseBytes, attemptSignal, operation, timeout, signal);
          return true;
        };
        if (!(await limit(attempt, Math.min(left, timeout), signal))) {
          if (left > timeout) throw new TimeoutError(next, "timeout", timeout);
          throw new TimeoutError(next, "deadline", deadline);
        }
      } catch (reason) {
        if (reason instanceof UsageError) {
          // Without a credential for a repetition, what came of the requests that were sent stands.
          if (exchange === undefined) throw reason;
          break;
        }
        // A status that is no success is known by now, and decides, whatever becomes of the content behind it.
        if (signal.aborted || next.response?.ok !== false) {
          next.response = undefined;
          next.error = reason instanceof CallError ? reason : new NetworkError(next, reason);
          if (signal.aborted) next.error = signal.reason;
        }
      }
      exchange = next;
      const { response, error } = next;

      let wait: number | undefined;
      if (response?.status === 401 && isRenewable && !isRenewed) {
        // The credential may have expired since it was got. The server has not processed the request.
        isRenewed = true;
        retries += 1;
        wait = 0;
      } else if (!signal.aborted && attempts <= retries) {
        const delay = delayBeforeRetry(response, operation.repeatable, attempts - 1);
        if (elapsed() + delay < deadline && budget.take()) wait = delay;
      }
      void notify(options.onAttempt, {
        operation: operationId,
        attempt: attempts,
        method,
        url,
        status: response?.status,
        error,
        duration: Math.round(elapsed() - began),
        wait,
      });
      if (wait === undefined) {
        if (response?.ok) budget.give();
        break;
      }
      await sleep(wait, signal);
    }
    if (exchange.error !== undefined) throw exchange.error;
    return exchange as AnsweredExchange;
  };
}
