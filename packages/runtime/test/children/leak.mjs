// Makes 10,000 calls with timeouts and one signal, and prints what is there before and after them.
import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import * as wire from "@agent-stop/runtime/wire";

const [baseUrl] = process.argv.slice(2);
const { signal } = new AbortController();

const operation = {
  operationId: "stopAgent",
  method: "POST",
  path: "/agents/{agentId}/stop",
  parameters: [{ name: "agentId", in: wire.path, required: true }],
  responses: { 200: { "application/json": wire.decodeJson } },
};

function create(fetch) {
  const api = {
    server: baseUrl,
    security: wire.firstOf({ token: wire.bearer }, [["token"]]),
  };
  return wire.createClient(api, { token: "example-token", fetch });
}

const clients = {
  real: create(undefined),
  // Neither heeds the signal: the call ends by its own timer.
  silent: create(() => new Promise(() => {})),
  broken: create(() => Promise.reject(new TypeError("fetch failed"))),
};

/** Makes `count` calls, 50 at a time: of each 20, one times out and one finds nobody. */
async function run(count) {
  const outcomes = {};
  const work = async (first) => {
    for (let index = first; index < count; index += 50) {
      const client = index % 20 === 7 ? clients.silent : index % 20 === 8 ? clients.broken : clients.real;
      const timeout = client === clients.silent ? 5 : 10_000;
      const outcome = await wire.send(client, operation, { agentId: "agent-1" }, { timeout, signal }).then(
        () => "success",
        (error) => error.name,
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 50 }, (_, first) => work(first)));
  return outcomes;
}

async function measure() {
  await delay(100);
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc();
    await delay(10);
  }
  const resources = process.getActiveResourcesInfo();
  return {
    listeners: getEventListeners(signal, "abort").length,
    timers: resources.filter((name) => name === "Timeout").length,
    sockets: resources.filter((name) => name === "TCPSocketWrap").length,
    heap: process.memoryUsage().heapUsed,
  };
}

await run(1_000);
const before = await measure();
const outcomes = await run(10_000);
const after = await measure();
console.log(JSON.stringify({ outcomes, before, after }));
