import { isInsecure, resolveBaseUrl } from "./base-url.js";
import { CallError } from "./call-error.js";
import { type CallOptions, resolveLimits } from "./call-options.js";
import type { ClientOptions } from "./client.js";
import { readContent } from "./content.js";
import { createDraft } from "./draft.js";
import type { AnsweredExchange, Exchange } from "./exchange.js";
import { limit, sleep } from "./limit.js";
import { NetworkError } from "./network-error.js";
import { notify } from "./observation.js";
import type { Api, Operation } from "./operation.js";
import { writeParameters } from "./parameters.js";
import { delayBeforeRetry } from "./retry.js";
import { createRetryBudget, PRICE } from "./retry-budget.js";
import { noteCredentials } from "./security.js";
import { TimeoutError } from "./timeout-error.js";
import { UsageError } from "./usage-error.js";

/** Sends a request to the origin of the base URL, again where that is safe and of use, until an answer stands. */
export type Transport = (
  operation: Operation,
  parameters: object | undefined,
  call: CallOptions | undefined,
) => Promise<AnsweredExchange>;

/** What a client does with a call. */
export function createTransport(api: Api, options: ClientOptions, ownBaseUrl: string): Transport {
  const spend = createRetryBudget();
  // What every call does with the client's options fails early.
  createDraft("", options.headers);
  resolveLimits(options, undefined);

  return async (operation, given, call) => {
    const { operationId, method } = operation;
    const refuse = (problem: string): UsageError => new UsageError(operationId, problem);
    // Without a prototype: a name such as "constructor" is not to be found there.
    const parameters = { __proto__: null, ...given };
    const limits = (operation.limits ?? resolveLimits)(options, call, parameters);
    const signal = call?.signal;
    if (signal && signal.aborted === undefined) throw refuse("signal is no AbortSignal");

    const draft = createDraft(operation.path, options.headers);
    if (operation.accept) draft.headers.set("accept", operation.accept);
    writeParameters(draft, operation.parameters, parameters, refuse);
    const baseUrl = operation.server ? resolveBaseUrl(operation.server, options) : ownBaseUrl;
    const url = baseUrl + draft.path;
    // To the letter what base URL and template say: no brace left, no dot segment resolved.
    if (new URL(url).href !== url) throw refuse("path can't be sent");

    const end = performance.now() + limits.deadline;
    let exchange: Exchange | undefined;
    // A stream can be sent once only.
    let mayRenew = !draft.content?.duplex;
    let retries = mayRenew ? limits.retries : 0;
    for (let attempts = 1; ; attempts += 1) {
      const began = performance.now();
      const left = end - began;
      const next: Exchange = {
        operation: operationId,
        baseUrl,
        attempts,
        secrets: draft.secrets,
        earlier: exchange,
        content: new Uint8Array(),
      };
      let isRenewable: boolean | undefined;
      try {
        const attempt = async (attemptSignal: AbortSignal): Promise<true> => {
          const own = { ...draft, headers: new Headers(draft.headers) };
          isRenewable = await (operation.security ?? api.security)?.(own, options, refuse);
          if (
            noteCredentials(own, api.credentialFields) &&
            isInsecure(baseUrl) &&
            options.allowInsecureHttp !== true
          ) {
            throw refuse("a credential needs https, or allowInsecureHttp");
          }
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
          // What a `fetch` of the caller's own returns may be anything, which throws here.
          response.headers.keys();
          next.response = response;
          const read = operation.open ?? readContent;
          await read(next as AnsweredExchange, limits, attemptSignal, operation, signal);
          return true;
        };
        if (!(await limit(attempt, Math.min(left, limits.timeout), signal))) {
          const kind = left > limits.timeout ? "timeout" : "deadline";
          throw new TimeoutError(next, `${kind} of ${limits[kind]} ms, attempt ${attempts}`, {
            limit: limits[kind],
          });
        }
      } catch (reason) {
        next.cancel?.();
        if (reason instanceof UsageError) {
          // Without a credential for a repetition, what came of the requests that were sent stands.
          if (exchange) break;
          throw reason;
        }
        // A status that is no success is known by now, and decides, whatever becomes of the content behind it.
        if (signal?.aborted || next.response?.ok !== false) {
          next.error = signal?.aborted
            ? signal.reason
            : reason instanceof CallError
              ? reason
              : new NetworkError(next, reason);
          next.response = undefined;
        }
      }
      exchange = next;
      const { response, error } = next;

      let wait: number | undefined;
      if (response?.ok) spend(PRICE / -10);
      else if (response?.status === 401 && isRenewable && mayRenew) {
        // The credential may have expired since it was got. The server has not processed the request.
        mayRenew = false;
        retries += 1;
        wait = 0;
      } else if (!signal?.aborted && attempts <= retries) {
        const delay = delayBeforeRetry(response, operation.repeatable, attempts - 1);
        if (performance.now() + delay < end && spend(PRICE)) wait = delay;
      }
      void notify(options.onAttempt, {
        operation: operationId,
        attempt: attempts,
        method,
        url,
        status: response?.status,
        error,
        duration: Math.round(performance.now() - began),
        wait,
      });
      if (wait === undefined) break;
      await sleep(wait, signal);
    }
    if (exchange.response) return exchange as AnsweredExchange;
    throw exchange.error;
  };
}
