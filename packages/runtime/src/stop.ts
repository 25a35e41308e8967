import { type CallError, isCallError } from "./call-error.js";
import type { CallOptions } from "./call-options.js";
import type { Client } from "./client.js";
import type { Exchange } from "./exchange.js";
import { isHttpError } from "./http-error.js";
import { notify } from "./observation.js";
import type { Operation } from "./operation.js";
import { retryAfter } from "./retry-after.js";
import type { StopOutcome, StopResult } from "./stop-result.js";
import { unwrap } from "./unwrap.js";
import { isUsageError } from "./usage-error.js";

/**
 * The function that a package exports as `stop`: it stops one thing of the provider, and says what came of it.
 *
 * It rejects only with a `UsageError`, before anything is sent, and with the reason of the caller's own abort.
 */
export interface Stop<in Target extends Client<unknown>, in Parameters extends object> {
  (client: Target, parameters: Parameters, options?: CallOptions): Promise<StopResult>;
  /** The provider's name, such as `forboc`. */
  readonly provider: string;
  /** `repeat`: asking again is safe, and its answer tells whether it is over. */
  readonly confirm?: "repeat" | undefined;
  /** Properties of the request body that make a stop a forced one, where the provider has such a stop. */
  readonly force?: Readonly<Record<string, unknown>> | undefined;
  /** The property of the request body that says how long a stop which is not forced may take, in ms. */
  readonly gracePeriod?: string | undefined;
}

/** What a spec says of a stop, in `x-stop`. */
export interface StopMeaning extends Pick<
  Stop<never, never>,
  "provider" | "confirm" | "force" | "gracePeriod"
> {
  /** By status, by range (`4XX`) or `default`, which holds for 4XX and 5XX only. What is not there is `unknown`. */
  readonly outcomes: Readonly<Record<string, StopRule>>;
}

/** What an answer means: always the same, or by the value of a property. */
export type StopRule = StopOutcome | PropertyRule;

/** The meaning of each value of a property. */
export interface PropertyRule {
  /** The names that lead to it, from the content of the answer. */
  readonly property: readonly string[];
  readonly values: readonly (readonly [value: unknown, rule: StopRule])[];
  /** The meaning of any other value; `unknown` where nothing is said. */
  readonly other?: StopOutcome;
  /** The meaning of an answer without the property; `unknown` where nothing is said. */
  readonly absent?: StopOutcome;
  /** The names that lead to a property that is `true` where the provider had lost what was to stop. */
  readonly stale?: readonly string[];
}

/** Makes a package's `stop` of the Operation that stops, and of what its answers mean. */
export function createStop<Target extends Client<unknown>, Parameters extends object>(
  operation: Operation,
  { outcomes, ...facts }: StopMeaning,
): Stop<Target, Parameters> {
  const stop = async (client: Target, parameters: Parameters, options?: CallOptions): Promise<StopResult> => {
    let earlier: Exchange | undefined;
    let status: number | undefined;
    let attempts: number;
    let body: unknown;
    let error: CallError | undefined;
    try {
      const exchange = await client.exchange(operation, parameters, options);
      ({ earlier, attempts } = exchange);
      ({ status } = exchange.response);
      void notify(options?.onResponse, exchange.response);
      body = unwrap(operation.responses, exchange);
    } catch (reason) {
      if (!isCallError(reason) || isUsageError(reason) || reason === options?.signal?.reason) throw reason;
      error = reason;
      ({ attempts } = reason);
      if (isHttpError(reason)) ({ body } = reason);
    }
    // Where content can't be read, it was not the provider that answered.
    const isAnswer = error === undefined || isHttpError(error);
    const rule = isAnswer && status !== undefined ? findRule(outcomes, status) : undefined;
    const outcome = readOutcome(rule, body);
    return {
      outcome,
      confirmed: outcome === "stopped" || outcome === "already-stopped",
      ...(isStale(rule, body) && { stale: true }),
      attempts,
      ...(isUncertain(earlier) && { earlierAttemptUnknown: true }),
      ...(status !== undefined && { status }),
      ...(body !== undefined && { body }),
      ...(error && { error }),
    };
  };
  return Object.assign(stop, facts);
}

/** `default` stands for errors: a success that the spec does not declare, or a redirect, tells nothing. */
function findRule(outcomes: StopMeaning["outcomes"], status: number): StopRule | undefined {
  const declared = outcomes[status] ?? outcomes[`${String(status)[0]}XX`];
  return declared ?? (status >= 400 ? outcomes["default"] : undefined);
}

function readOutcome(rule: StopRule | undefined, body: unknown): StopOutcome {
  if (typeof rule !== "object") return rule ?? "unknown";
  const value = read(body, rule.property);
  const match = rule.values.find(([expected]) => expected === value);
  return readOutcome(match ? match[1] : value === undefined ? rule.absent : rule.other, body);
}

function isStale(rule: StopRule | undefined, body: unknown): boolean {
  return typeof rule === "object" && rule.stale !== undefined && read(body, rule.stale) === true;
}

/** Own properties only: an answer is data, and so is what it calls `__proto__`. */
function read(body: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((holder, name) => {
    return typeof holder === "object" && holder !== null && Object.hasOwn(holder, name)
      ? (holder as Readonly<Record<string, unknown>>)[name]
      : undefined;
  }, body);
}

/** Whether one of the attempts before may have been processed. 503 with a wait, and 4XX, say that it was not. */
function isUncertain(exchange: Exchange | undefined): boolean {
  if (exchange === undefined) return false;
  const { response, earlier } = exchange;
  const isRefused =
    response && (response.status < 500 || (response.status === 503 && retryAfter(response) !== undefined));
  return !isRefused || isUncertain(earlier);
}
