import { expect, test } from "vitest";
import {
  type Fault,
  type Life,
  type SimulatedProvider,
  type Simulator,
  startSimulator,
} from "../src/index.js";

/** The path of a stop, and what a client has to send with it. */
const REQUESTS: Readonly<Record<SimulatedProvider, readonly [path: string, id: string]>> = {
  bctrl: ["/v1/workspaces/w/runtimes/r/stop", "w/r"],
  elizaos: ["/agents/550e8400-e29b-41d4-a716-446655440000/stop", "550e8400-e29b-41d4-a716-446655440000"],
  forboc: ["/ghost/g/stop", "g"],
  foundry: ["/agents/a/endpoint/sessions/s:stop?api-version=v1", "a/s"],
  ghostly: ["/v1/runs/d1e2f3a4-0000-4000-8000-112233445566/cancel", "d1e2f3a4-0000-4000-8000-112233445566"],
};

/** What two stops, one after the other, are answered, and whether the agent runs after them. */
test.each<[SimulatedProvider, Life, string, string, boolean]>([
  ["bctrl", "running", "200 stopped", "409 runtime.not_active", false],
  ["bctrl", "gone", "404 runtime.not_found", "404 runtime.not_found", false],
  ["bctrl", "refused", "403 auth.forbidden", "403 auth.forbidden", true],
  ["bctrl", "stubborn", "200 active", "200 active", true],
  ["elizaos", "running", "200 inactive", "409 Agent is not running", false],
  ["elizaos", "stopped", "409 Agent is not running", "409 Agent is not running", false],
  ["elizaos", "stubborn", "422 Graceful shutdown timed out", "422 Graceful shutdown timed out", true],
  ["forboc", "running", "200 stopped", "200 already_stopped", false],
  ["forboc", "gone", "404 NOT_FOUND", "404 NOT_FOUND", false],
  ["forboc", "stubborn", "200 undefined", "200 undefined", true],
  ["foundry", "running", "204 undefined", "404 not_found", false],
  ["foundry", "stubborn", "500 server_error", "500 server_error", true],
  ["ghostly", "running", "200 cancelling", "409 run ya finalizó", false],
  ["ghostly", "refused", "403 forbidden", "403 forbidden", true],
  ["ghostly", "stubborn", "200 cancelling", "200 cancelling", true],
])("%s answers for an agent that is %s: %s, then %s", async (provider, life, first, second, runs) => {
  await using simulator = await start(provider);
  const [, id] = REQUESTS[provider];
  simulator.add(id, life);
  expect([await stop(simulator, provider), await stop(simulator, provider)]).toEqual([first, second]);
  expect(simulator.agent(id).isRunning).toBe(runs);
  expect(simulator.violations).toEqual([]);
});

test("an agent that lingers is running for so many more requests", async () => {
  await using simulator = await start("ghostly");
  const [, id] = REQUESTS.ghostly;
  simulator.add(id, "running", 2);
  const states = [];
  for (let n = 0; n < 3; n += 1) {
    const answer = await stop(simulator, "ghostly");
    states.push([answer, simulator.agent(id).isRunning]);
  }
  expect(states).toEqual([
    ["200 cancelling", true],
    ["200 cancelling", true],
    ["409 run ya finalizó", false],
  ]);
});

test("a forced stop ends what a graceful one does not", async () => {
  await using simulator = await start("elizaos");
  const [, id] = REQUESTS.elizaos;
  simulator.add(id, "stubborn");
  expect(await stop(simulator, "elizaos", '{"graceful":false}')).toBe("200 inactive");
  expect(simulator.agent(id)).toMatchObject({ isRunning: false, wasStopped: true });
});

test("a restart orphans a run: it does not run any more, and the next request closes its record", async () => {
  const faults: (Fault | undefined)[] = ["restart"];
  await using simulator = await start("ghostly", faults);
  const [, id] = REQUESTS.ghostly;
  simulator.add(id, "running");
  expect(await stop(simulator, "ghostly")).toBe("no answer");
  expect(simulator.agent(id).isRunning).toBe(false);
  expect(await stop(simulator, "ghostly")).toBe("200 cancelled");
  expect(await stop(simulator, "ghostly")).toBe("409 run ya finalizó");
  expect(simulator.agent(id).wasStopped).toBe(false);
});

test.each<[Fault, string, boolean]>([
  ["lost", "no answer", true],
  ["unanswered", "no answer", false],
  ["cut", "no answer", false],
  ["unavailable", "503 undefined", true],
  ["failing", "503 undefined", false],
  ["limited", "429 undefined", true],
  ["page", "200 <p>Please log in.</p>", true],
  ["restart", "no answer", true],
])("what a request that is %s is answered, and whether the agent still runs", async (fault, answer, runs) => {
  await using simulator = await start("forboc", [fault]);
  simulator.add("g", "running");
  expect(await stop(simulator, "forboc")).toBe(answer);
  expect(simulator.agent("g").isRunning).toBe(runs);
});

test("what is held gets no answer until it is released", async () => {
  await using simulator = await start("forboc", ["held"]);
  simulator.add("g", "running");
  const answer = stop(simulator, "forboc");
  await expect.poll(() => simulator.requestCount).toBe(1);
  // The count comes with the request's head: it is held once all of it was read.
  const timer = setInterval(() => simulator.release(), 10);
  expect(await answer).toBe("no answer");
  clearInterval(timer);
  expect(simulator.agent("g").isRunning).toBe(true);
});

test("a request that breaks the spec is noted, and does nothing", async () => {
  await using simulator = await start("bctrl");
  simulator.add("w/r", "running");
  const response = await fetch(`${simulator.baseUrl}${REQUESTS.bctrl[0]}`, { method: "POST" });
  expect(response.status).toBe(400);
  expect(simulator.violations).toHaveLength(1);
  expect(simulator.agent("w/r").isRunning).toBe(true);
});

async function start(
  provider: SimulatedProvider,
  faults: (Fault | undefined)[] = [],
): Promise<Simulator & AsyncDisposable> {
  const simulator = await startSimulator(provider, { fault: () => faults.shift() });
  // Its members may be getters: they stay.
  return Object.defineProperty(simulator, Symbol.asyncDispose, { value: simulator.close }) as Simulator &
    AsyncDisposable;
}

/** Sends a stop; the status, and the word in the answer that tells what it means. */
async function stop(simulator: Simulator, provider: SimulatedProvider, body?: string): Promise<string> {
  const headers = {
    ...(provider === "ghostly" ? { "x-api-key": "example-key" } : { authorization: "Bearer example-token" }),
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  try {
    const init = { method: "POST", headers, ...(body !== undefined && { body }) };
    const response = await fetch(`${simulator.baseUrl}${REQUESTS[provider][0]}`, init);
    const text = await response.text();
    return `${response.status} ${text.startsWith("{") ? wordOf(JSON.parse(text)) : text || "undefined"}`;
  } catch {
    return "no answer";
  }
}

function wordOf(answer: {
  readonly status?: string;
  readonly code?: string;
  readonly data?: { readonly status: string };
  readonly error?: string | { readonly code: string };
}): string | undefined {
  const { status, code, data, error } = answer;
  return status ?? code ?? data?.status ?? (typeof error === "object" ? error.code : error);
}
