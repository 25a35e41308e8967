import { isHttpError, isTimeoutError, isUsageError, type StopResult } from "@agent-stop/runtime";
import { limit, notify, sleep } from "@agent-stop/runtime/wire";
import type { ConfirmationSettings } from "./confirmation-options.js";
import type { Lane, Leave } from "./lane.js";
import type { End, Result } from "./result.js";
import type { StopAndConfirmOptions } from "./stop-and-confirm.js";
import { openTarget, type StopKind, type Target } from "./target.js";

export interface SettlementSettings
  extends ConfirmationSettings, Pick<StopAndConfirmOptions, "probe" | "onProgress"> {
  /** Whether to ask again until it is over. */
  readonly confirm: boolean;
  readonly signal: AbortSignal;
}

/** How long a graceful stop lets the provider take, of the time that it has: the answer is to arrive within the rest. */
export function gracePeriodOf(time: number): number {
  return Math.ceil(0.8 * time);
}

/** Stops one target within its deadline. It never rejects. Each request of it takes a place in the lane. */
export async function settle(target: Target, settings: SettlementSettings, lane: Lane): Promise<Result> {
  const settlement = new Settlement(target, settings, lane);
  const leave = await lane.enter();
  if (leave === undefined) return settlement.result("not-sent");
  try {
    return settlement.result(await settlement.run(leave));
  } catch (error) {
    if (settings.signal.aborted) return settlement.result("aborted");
    settlement.error = error;
    // Anything but a UsageError is a fault of the caller's own `fetch` or the like: it may have come after sending.
    return settlement.result(isUsageError(error) ? "failed" : "unconfirmed");
  }
}

class Settlement {
  error: unknown;
  readonly #target: Target;
  readonly #settings: SettlementSettings;
  readonly #lane: Lane;
  #last: StopResult | undefined;
  #requests = 0;
  /** That of the latest request. */
  #deadline = 0;
  #isForced = false;
  #isProbed = false;
  /** Whether an earlier request may have been processed without an answer. */
  #isUncertain = false;
  /** Whether the provider has accepted a stop. */
  #isAccepted = false;

  constructor(target: Target, settings: SettlementSettings, lane: Lane) {
    this.#target = target;
    this.#settings = settings;
    this.#lane = lane;
  }

  /** Gracefully, then by force where that is wanted and there is such a stop. `leave` is the place of the first request. */
  async run(leave: Leave): Promise<End> {
    const { deadline, force } = this.#settings;
    const start = performance.now();
    if (!force || !openTarget(this.#target)!.hasForce)
      return this.#pursue("graceful", start + deadline, leave);
    const end = await this.#pursue("graceful", start + deadline / 2, leave);
    if (end === "confirmed" || this.#last?.outcome === "not-found") return end;
    return this.#pursue("forced", start + deadline, undefined);
  }

  result(end: End): Result {
    const { provider, id } = this.#target;
    const isConfirmed = end === "confirmed";
    return {
      provider,
      id,
      end,
      confirmed: isConfirmed,
      ...(isConfirmed && { confirmedBy: this.#isProbed ? "probe" : "provider" }),
      ...(this.#last && { last: this.#last }),
      ...(this.#isForced && { forced: true }),
      requests: this.#requests,
      ...(this.error !== undefined && !isConfirmed && { error: this.error }),
    };
  }

  /** Sends the stop, and asks until it is over, nothing more is to be learnt, or the time has come. */
  async #pursue(type: StopKind["type"], until: number, place: Leave | undefined): Promise<End> {
    const { minDelay, maxDelay, signal } = this.#settings;
    let leave = place;
    let answer: StopResult | undefined;
    for (let delay = minDelay; ; delay = Math.min(2 * delay, maxDelay)) {
      if (answer === undefined || this.#isToBeSentAgain(answer)) {
        leave ??= await this.#lane.enter(timeUntil(until));
        // Without a place: the time has come, or it was aborted.
        signal.throwIfAborted();
        if (leave === undefined) return "timed-out";
        answer = await this.#send(type, until, leave);
        leave = undefined;
        const end = this.#judge(answer);
        if (end) return end;
      }
      const left = timeUntil(until);
      const asked = this.#isToBeSentAgain(answer) ? retryAfter(answer) : 0;
      // The last time to ask is `minDelay` before the end, for the answer to arrive.
      if (left <= minDelay || asked > left) return "timed-out";
      await sleep(Math.min(Math.max(spread(delay, minDelay), asked), left - minDelay), signal);
      if (await this.#isOver(until)) return "confirmed";
    }
  }

  async #send(type: StopKind["type"], until: number, leave: Leave): Promise<StopResult> {
    const { signal, onProgress } = this.#settings;
    const deadline = timeUntil(until);
    this.#deadline = deadline;
    if (type === "forced") this.#isForced = true;
    this.#requests += 1;
    let answer: StopResult;
    try {
      const kind: StopKind = type === "forced" ? { type } : { type, gracePeriod: gracePeriodOf(deadline) };
      answer = await openTarget(this.#target)!.stop(kind, { deadline, signal });
    } catch (error) {
      if (isUsageError(error)) this.#requests -= 1;
      throw error;
    } finally {
      leave();
    }
    this.#requests += answer.attempts - 1;
    if (this.#isUncertain && answer.outcome === "already-stopped") {
      answer = { ...answer, earlierAttemptUnknown: true };
    }
    // A request that got no answer takes nothing back of what the provider said before.
    if (answer.status !== undefined || this.#last?.status === undefined) this.#last = answer;
    void notify(onProgress, { answer, forced: this.#isForced, requests: this.#requests });
    this.#isUncertain ||= answer.earlierAttemptUnknown === true || answer.outcome === "unknown";
    this.#isAccepted ||= answer.outcome === "stopping";
    return answer;
  }

  /** How it ends with this answer; undefined where there is something to wait for. */
  #judge(answer: StopResult): End | undefined {
    const { outcome, confirmed, error } = answer;
    if (confirmed) return "confirmed";
    if (isRefusedForNow(answer)) return undefined;
    const { confirm, probe } = this.#settings;
    const canAsk = probe !== undefined || (confirm && openTarget(this.#target)!.isRepeatable);
    if (outcome === "not-found" || outcome === "failed") {
      // The request before may have stopped it: then there is nothing to be found, or to be stopped, any more.
      return this.#isUncertain || this.#isAccepted ? "unconfirmed" : "failed";
    }
    if (canAsk) return undefined;
    if (outcome === "still-running") return "failed";
    return isTimeoutError(error) && error.limit === this.#deadline ? "timed-out" : "unconfirmed";
  }

  #isToBeSentAgain(answer: StopResult): boolean {
    const { confirm, probe } = this.#settings;
    if (isRefusedForNow(answer)) return true;
    if (!confirm || !openTarget(this.#target)!.isRepeatable) return false;
    return probe === undefined || answer.outcome === "unknown";
  }

  async #isOver(until: number): Promise<boolean> {
    const { probe, signal } = this.#settings;
    if (!probe) return false;
    this.error = undefined;
    try {
      const look = async (own: AbortSignal): Promise<boolean> => probe(own);
      this.#isProbed = (await limit(look, timeUntil(until), signal)) === true;
    } catch (error) {
      if (signal.aborted) throw error;
      this.error = error;
    }
    return this.#isProbed;
  }
}

/** 429: the provider did not look at the request, and will later. */
function isRefusedForNow({ status }: StopResult): boolean {
  return status === 429;
}

/** How long the provider asks to wait, in ms. */
function retryAfter({ error }: StopResult): number {
  return (isHttpError(error) && error.retryAfter) || 0;
}

/** At least 1 ms, as no time at all is no deadline. */
function timeUntil(moment: number): number {
  return Math.max(1, Math.ceil(moment - performance.now()));
}

/** Between the least and the full delay, so that those who failed together don't come back together. */
function spread(delay: number, least: number): number {
  return least + Math.random() * (delay - least);
}
