// What a user writes: an operation, its errors, `stop`, the mock, and the kill switch.
import { stopRuntime, createBctrlClient, type Runtime } from "@agent-stop/bctrl";
import { createElizaosClient, stopAgent } from "@agent-stop/elizaos";
import {
  type Attempt,
  createForbocClient,
  type ForbocClientOptions,
  type GhostSession,
  isStopGhostSessionError,
  isTimeoutError,
  openapiFetch,
  stop,
  stopGhostSession,
  type StopResult,
} from "@agent-stop/forboc";
import { createForbocMock } from "@agent-stop/forboc/mock";
import { createFoundryClient, isStopSessionError, stopSession } from "@agent-stop/foundry";
import { cancelRun, createGhostlyClient } from "@agent-stop/ghostly";
import * as ghostly from "@agent-stop/ghostly";
import { createTarget, stopAll } from "@agent-stop/kill-switch";
import { type CallOptions, HttpError } from "@agent-stop/runtime";

const attempts: Attempt[] = [];
const options: ForbocClientOptions = {
  token: async () => "example-token",
  onAttempt: (each) => attempts.push(each),
};
export const fetch = createForbocMock({
  stopGhostSession: ["stopped", { networkError: true }, "already_stopped"],
});
export const forboc = createForbocClient({ ...options, fetch });

/** The status, and what an error says. */
export async function stopGhost(sessionId: string, signal?: AbortSignal): Promise<string> {
  const call: CallOptions = signal === undefined ? { timeout: 1_000 } : { signal };
  try {
    const { status }: GhostSession = await stopGhostSession(forboc, { sessionId }, call);
    return status === "already_stopped" ? "over" : (status ?? "unknown");
  } catch (error) {
    if (isTimeoutError(error)) return "late";
    if (!isStopGhostSessionError(error)) throw error;
    return error.body?.error?.message ?? String(error.status);
  }
}

export async function cancel(id: string): Promise<boolean> {
  const result = await cancelRun(createGhostlyClient({ apiKey: "example-key" }), { id });
  return result.status === "cancelled" && result.stale;
}

export async function end(session_id: string): Promise<string | undefined> {
  const foundry = createFoundryClient({ token: "example-token", account: "acme" });
  try {
    return await stopSession(foundry, { agent_name: "support", session_id, "Foundry-Features": undefined });
  } catch (error) {
    if (!(error instanceof HttpError) || !isStopSessionError(error)) throw error;
    if (error.status === 404 || error.status === 503) return error.body?.error.message;
    return error.text;
  }
}

export const stopEliza = (agentId: string): Promise<boolean> =>
  stopAgent(createElizaosClient(), { agentId, body: { graceful: false } }).then(({ success }) => success);

export const runtime = (): Promise<Runtime> =>
  stopRuntime(createBctrlClient({ token: "example-token" }), { id: "w-1", alias: "checkout" });

/** What is over for sure. */
export async function stopEverything(): Promise<readonly string[]> {
  const { outcome, confirmed }: StopResult = await stop(forboc, { sessionId: "ghost-1" });
  const over: string[] = confirmed ? [outcome] : [];
  const targets = [createTarget(stop, forboc, { sessionId: "ghost-2" }, { id: "ghost-2" })];
  for await (const result of stopAll(targets, { confirm: true })) over.push(`${result.id}: ${result.end}`);
  return over;
}

/** The door to openapi-fetch. */
export async function raw(): Promise<string | undefined> {
  const { data, error } = await openapiFetch(forboc).POST("/ghost/{sessionId}/stop", {
    params: { path: { sessionId: "ghost-1" } },
  });
  return data?.status ?? error?.error?.code;
}

export const everything: typeof ghostly.stop = ghostly.stop;
