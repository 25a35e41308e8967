import { isInsecure } from "./base-url.js";
import type { Limits } from "./call-options.js";
import type { CallState } from "./call-error.js";
import type { ClientOptions } from "./client.js";
import { type Answer, readContent } from "./content.js";
import { limit, sleep } from "./limit.js";
import type { Draft } from "./location.js";
import { NetworkError } from "./network-error.js";
import { notify } from "./observation.js";
import type { Api, Operation } from "./operation.js";
import { delayBeforeRetry, isRepeatable } from "./retry.js";
import type { RetryBudget } from "./retry-budget.js";
import { authenticate } from "./security.js";
import { TimeoutError } from "./timeout-error.js";
import { UsageError } from "./usage-error.js";

/** What a client keeps: where it sends, as whom, and what it still may repeat. */
export interface Transport {
  readonly api: Api;
  readonly options: ClientOptions;
  /** The header fields of each request. */
  readonly headers: Headers;
  readonly budget: RetryBudget;
}

/** A request as plain values. A `Request` would cost more than the rest of a call. */
export interface OutgoingRequest {
  readonly method: string;
  readonly draft: Draft;
  readonly signal?: AbortSignal | null | undefined;
  /** The Operation and its parameters by name, where a generated function is the caller. */
  readonly operation?: Operation | undefined;
  readonly parameters?: ReadonlyMap<string, unknown> | undefined;
}

/** The answer to a request, with what is known of the call. */
export interface Exchange {
  readonly answer: Answer;
  readonly state: CallState;
}

/** What came of an attempt: an answer, or the error that stands for it. */
interface Outcome {
  readonly answer?: Answer;
  readonly error?: unknown;
  /** Whether another credential could be got for it. */
  readonly isRenewable?: boolean;
}

/** Sends a request to the base URL's origin, again where that is safe and of use, until an answer stands. */
export async function transmit(
  { api, options, headers, budget }: Transport,
  { method, draft, signal: callSignal, operation }: OutgoingRequest,
  baseUrl: string,
  limits: Limits,
): Promise<Exchange> {
  const signal = callSignal ?? undefined;
  const url = baseUrl + draft.path;
  const state: CallState = { operation: operation?.operationId ?? method, attempts: 0, secrets: [] };
  checkUrl(state.operation, url, baseUrl);

  /** One attempt, from its credentials to the last byte of its answer; `left` ms of the deadline remain. */
  const attempt = async (left: number): Promise<Outcome> => {
    const isLast = left <= limits.timeout;
    const expire = (): TimeoutError => new TimeoutError(state, isLast ? "deadline" : "timeout", limits);
    let response: Response | undefined;
    let isRenewable = false;
    try {
      if (left <= 0) throw expire();
      const send = async (attemptSignal: AbortSignal): Promise<Answer> => {
        const own = { ...draft, query: [...draft.query], headers: new Headers(headers) };
        draft.headers.forEach((value, name) => own.headers.set(name, value));
        isRenewable = await authenticate(own, api, operation, options, state, isInsecure(baseUrl));
        attemptSignal.throwIfAborted();
        const query = own.query.length > 0 ? `?${own.query.join("&")}` : "";
        // Redirects are not followed: `fetch` would turn a POST into a GET, whose 200 would look like a success, and hand
        // key headers to the other origin.
        const init: RequestInit = {
          method,
          headers: own.headers,
          redirect: "manual",
          signal: attemptSignal,
          ...own.content,
        };
        delete state.requestId;
        response = await (options.fetch ?? fetch)(url + query, init);
        state.requestId = readRequestId(response.headers);
        const opened = operation?.open?.(response, operation, { state, baseUrl, limits, signal });
        return opened ?? readContent(response, limits.maxResponseBytes, attemptSignal);
      };
      const answer = await limit(send, Math.min(left, limits.timeout), signal, expire);
      return { answer, isRenewable };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      if (signal?.aborted) return { error: signal.reason };
      // A status that is no success is known by now, and decides, whatever becomes of the content behind it.
      if (response?.ok === false) {
        return { answer: { response, content: new Uint8Array(), isCut: true }, isRenewable };
      }
      return { error: error instanceof TimeoutError ? error : new NetworkError(state, baseUrl, error) };
    }
  };

  const start = performance.now();
  let repetitions = 0;
  const isOnce = draft.content?.duplex !== undefined;
  let isRenewed = isOnce;
  let outcome: Outcome = {};
  for (;;) {
    const began = performance.now();
    state.attempts += 1;
    try {
      outcome = await attempt(limits.deadline - (began - start));
    } catch (error) {
      // Without a credential for a repetition, what came of the requests that were sent stands.
      if ((state.attempts -= 1) === 0) throw error;
      return conclude(outcome, state);
    }
    const { answer, error, isRenewable } = outcome;
    const response = answer?.response;

    let wait: number | undefined;
    if (response?.status === 401 && isRenewable && !isRenewed) {
      // The credential may have expired since it was got. The server has not processed the request.
      isRenewed = true;
      wait = 0;
    } else if (!isOnce && !signal?.aborted && repetitions < limits.retries) {
      const delay = delayBeforeRetry(response, isRepeatable(method, operation), (repetitions += 1));
      const isInTime = delay !== undefined && performance.now() - start + delay < limits.deadline;
      if (isInTime && budget.take()) wait = delay;
    }
    void notify(options.onAttempt, {
      operation: state.operation,
      attempt: state.attempts,
      method,
      url,
      status: response?.status,
      error,
      duration: Math.round(performance.now() - began),
      wait,
    });
    if (wait === undefined) {
      if (state.attempts === 1 && response?.ok) budget.give();
      return conclude(outcome, state);
    }
    await sleep(wait, signal);
  }
}

function conclude({ answer, error }: Outcome, state: CallState): Exchange {
  if (answer === undefined) throw error;
  return { answer, state };
}

/** The URL must be what the template and the base say, to the letter: no brace left, no dot segment resolved. */
function checkUrl(operation: string, url: string, baseUrl: string): void {
  if (url.startsWith(`${baseUrl}/`) && URL.canParse(url) && new URL(url).href === url) return;
  throw new UsageError(operation, "URL must be what baseUrl and path template say");
}

function readRequestId(headers: Headers): string | undefined {
  return [...headers].find(([name]) => /\b(?:request|correlation)-id$/.test(name))?.[1];
}
