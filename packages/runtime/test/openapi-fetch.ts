import { getEventListeners } from "node:events";
import { openapiFetch } from "@agent-stop/runtime";
import { expect } from "vitest";
import { createTestClient, type TestOptions } from "./api.js";
import { type Reply, serveFaults } from "./fault-server.js";

export const TOKEN: string = "Zq7Wx9Kp4Rm2Vs6Yt1Bn8";

export interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
}
type Method = (path: string, init?: object) => Promise<Result>;

/** The client as JavaScript users have it: any path, any option. */
export function create(
  options: TestOptions,
): Readonly<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Method>> {
  return openapiFetch(createTestClient({ token: TOKEN, ...options })) as never;
}

export interface Seen {
  readonly outcome: Result & Error;
  readonly targets: readonly string[];
}

/** What one call comes to when the server does `replies`. */
export async function outcome(
  replies: readonly Reply[],
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" = "POST",
  init: object = {},
  options: TestOptions = {},
): Promise<Seen> {
  const controller = new AbortController();
  await using server = await serveFaults(replies, () => controller.abort(new Error("changed my mind")));
  const call = create({ baseUrl: server.url, ...options })[method]("/agents/{agentId}/stop", {
    params: { path: { agentId: "agent-1" } },
    signal: controller.signal,
    ...init,
  });
  const result = await call.catch((reason: unknown) => reason as Result);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  return { outcome: result as Result & Error, targets: server.requests.map(({ target }) => target) };
}
