import { INSECURE } from "./base-url.js";
import type { CallState } from "./call-error.js";
import type { ClientOptions } from "./client.js";
import { type Answer, readContent } from "./content.js";
import { limit, sleep } from "./limit.js";
import { NetworkError } from "./network-error.js";
import { notify } from "./observation.js";
import type { Api, Operation } from "./operation.js";
import type { ServerWait } from "./request-parameters.js";
import { delayBeforeRetry, isRepeatable } from "./retry.js";
import type { RetryBudget } from "./retry-budget.js";
import { credentialFieldNames, type CredentialField, getCredentialFields } from "./security.js";
import { TimeoutError } from "./timeout-error.js";
import { UsageError } from "./usage-error.js";

/** What a client keeps: where it sends, as whom, and within which limits. */
export interface Transport {
  readonly api: Api;
  readonly baseUrl: string;
  readonly options: ClientOptions;
  readonly budget: RetryBudget;
  /** Whether credentials must stay at home, as the base URL is plain http to another machine. */
  readonly isInsecure: boolean;
}

/** A request as plain values. A `Request` would cost more than the rest of a call. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: RequestInit["body"] | undefined;
  readonly signal?: AbortSignal | null | undefined;
  /** The Operation, where a generated function is the caller. */
  readonly operation?: Operation | undefined;
  /** How long the request lets the server take. */
  readonly serverWait?: ServerWait | undefined;
}

/** The limits of one call. `timeout` (for an attempt) and `deadline` (for all) are in ms. */
export interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly retries: number;
  readonly maxResponseBytes: number;
}

/** The answer to a request, with what is known of the call. */
export interface Exchange {
  readonly answer: Answer;
  readonly state: CallState;
}

/** Sends a request to the client's own origin, again where that is safe and of use, until an answer stands. */
export async function transmit(
  transport: Transport,
  request: OutgoingRequest,
  limits: Limits,
): Promise<Exchange> {
  const { operation, method } = request;
  const name = operation?.operationId ?? method;
  const signal = request.signal ?? undefined;
  const url = request.url.replace(/[?#].*/s, "");
  checkUrl(name, url, request.url, transport.baseUrl);

  const secrets = readSecrets(request.headers, transport.api);
  const repeatable = isRepeatable(method, operation);
  const start = performance.now();
  let repetitions = 0;
  let isRenewed = false;
  let last: Outcome | undefined;
  for (let attempts = 1; ; attempts += 1) {
    const state = { operation: name, attempts, secrets };
    const attemptStart = performance.now();
    let outcome: Outcome;
    try {
      outcome = await attempt(transport, request, limits, state, limits.deadline - (attemptStart - start));
    } catch (error) {
      // Without a credential for a repetition, what came of the requests that were sent stands.
      if (last === undefined) throw error;
      return conclude(last);
    }
    last = outcome;
    const { answer, error, isRenewable } = outcome;

    let wait: number | undefined;
    if (answer?.response.status === 401 && isRenewable && !isRenewed) {
      // The credential may have expired since it was got. The server has not processed the request.
      isRenewed = true;
      wait = 0;
    } else if (!signal?.aborted && repetitions < limits.retries) {
      const delay = delayBeforeRetry(answer, repeatable, (repetitions += 1));
      const isInTime = delay !== undefined && performance.now() - start + delay < limits.deadline;
      if (isInTime && transport.budget.take()) wait = delay;
    }
    const duration = Math.round(performance.now() - attemptStart);
    const status = answer?.response.status;
    notify(transport.options.onAttempt, {
      operation: name,
      attempt: attempts,
      method,
      url,
      status,
      error,
      duration,
      wait,
    });

    if (wait !== undefined) await sleep(wait, signal);
    else {
      if (attempts === 1 && answer?.response.ok) transport.budget.give();
      return conclude(outcome);
    }
  }
}

function conclude({ answer, error, state }: Outcome): Exchange {
  if (answer === undefined) throw error;
  return { answer, state };
}

/** What came of an attempt: an answer, or the error that stands for it. */
interface Outcome {
  readonly answer?: Answer;
  readonly error?: unknown;
  readonly state: CallState;
  /** Whether another credential could be got for it. */
  readonly isRenewable?: boolean;
}

/** One attempt, from its credentials to the last byte of its answer; `left` ms of the deadline remain. */
async function attempt(
  transport: Transport,
  request: OutgoingRequest,
  limits: Limits,
  state: CallState,
  left: number,
): Promise<Outcome> {
  const signal = request.signal ?? undefined;
  const isLast = left <= limits.timeout;
  if (left <= 0) return { state, error: new TimeoutError(state, limits.deadline, "deadline") };
  let fields: readonly CredentialField[] = [];
  const received: { response?: Response } = {};
  const succeed = (answer: Answer): Outcome => {
    const isRenewable = fields.some((field) => field.isRenewable);
    return { answer, state: { ...state, requestId: readRequestId(answer.response) }, isRenewable };
  };
  try {
    const answer = await limit(
      async (attemptSignal) => {
        fields = await authenticate(transport, request, state);
        attemptSignal.throwIfAborted();
        const response = await dispatch(transport, request, fields, attemptSignal);
        received.response = response;
        return await readContent(response, limits.maxResponseBytes, attemptSignal);
      },
      isLast ? left : limits.timeout,
      () =>
        new TimeoutError(state, isLast ? limits.deadline : limits.timeout, isLast ? "deadline" : "timeout"),
      signal,
    );
    return succeed(answer);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (signal?.aborted) return { state, error: signal.reason };
    // A status that is no success is known by now, and decides, whatever becomes of the content behind it.
    const { response } = received;
    if (response?.ok === false) return succeed({ response, content: new Uint8Array(), isCut: true });
    if (error instanceof TimeoutError) return { state, error };
    return { state, error: new NetworkError(state, new URL(transport.baseUrl).origin, error) };
  }
}

/** Gets the credentials of an attempt, and notes them among the call's secrets. */
async function authenticate(
  { api, options, isInsecure }: Transport,
  { operation }: OutgoingRequest,
  state: CallState,
): Promise<readonly CredentialField[]> {
  const security = operation?.security ?? api.security;
  const given = options as Readonly<Record<string, unknown>>;
  const fields = await getCredentialFields(state.operation, security, api.securitySchemes, given);
  if (fields.length > 0 && isInsecure) {
    throw new UsageError(state.operation, `its credential ${INSECURE}`);
  }
  state.secrets.push(...fields.flatMap(({ secret }) => [secret, encodeURIComponent(secret)]));
  // The longest first: one may be the beginning of another.
  state.secrets.sort((one, other) => other.length - one.length);
  return fields;
}

/**
 * Redirects are not followed: `fetch` would turn a POST into a GET, whose 200 would look like a success, and hand key
 * headers to the other origin.
 */
async function dispatch(
  { options }: Transport,
  { url, method, headers: declared, body }: OutgoingRequest,
  fields: readonly CredentialField[],
  signal: AbortSignal,
): Promise<Response> {
  const headers = new Headers(declared);
  for (const { name, value } of fields) headers.set(name, value);
  const send = options.fetch ?? fetch;
  const init: RequestInit = { method, headers, redirect: "manual", signal };
  return send(url, body == null ? init : { ...init, body });
}

/** The URL must be what the template and the base say, to the letter: no brace left, no dot segment resolved. */
function checkUrl(operation: string, path: string, url: string, baseUrl: string): void {
  const unfilled = /\{([^{}]*)\}/.exec(path)?.[1];
  if (unfilled !== undefined) throw new UsageError(operation, `path parameter "${unfilled}" is missing`);
  const { origin, pathname } = URL.canParse(url) ? new URL(url) : {};
  if (`${origin}${pathname}` !== path || !path.startsWith(`${baseUrl}/`)) {
    throw new UsageError(operation, "URL must be what baseUrl and path template say");
  }
}

/** The credentials among the header fields that the caller has given itself. */
function readSecrets(headers: Headers, { securitySchemes }: Api): string[] {
  const names = credentialFieldNames(securitySchemes);
  const words = names.flatMap((name) => headers.get(name)?.split(/[\s;,=]+/) ?? []);
  return words.filter((word) => word.length > 7);
}

function readRequestId({ headers }: Response): string | undefined {
  const names = ["x-request-id", "request-id", "x-ms-request-id", "x-correlation-id"];
  return names.map((name) => headers.get(name)).find((id) => id !== null) ?? undefined;
}
