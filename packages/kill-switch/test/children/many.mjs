// Stops 100,000 agents of a provider that answers at once, and prints the heap after each 20,000 results.
import { createForbocClient, stop } from "@agent-stop/forboc";
import { createTarget, stopAll } from "@agent-stop/kill-switch";

const forboc = createForbocClient({ fetch: async () => Response.json({ status: "stopped" }) });

function* targets() {
  for (let n = 0; n < 100_000; n += 1) yield createTarget(stop, forboc, { sessionId: `ghost-${n}` });
}

const heap = [];
let results = 0;
for await (const { confirmed } of stopAll(targets(), { concurrency: 100 })) {
  if (!confirmed) throw new Error("not confirmed");
  results += 1;
  if (results % 20_000 > 0) continue;
  globalThis.gc();
  heap.push(process.memoryUsage().heapUsed);
}
process.stdout.write(JSON.stringify({ results, heap }));
