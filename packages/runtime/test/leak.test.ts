import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Loopback, serve } from "./loopback.js";

interface Finished {
  readonly code: unknown;
  readonly output: string;
  readonly errors: string;
}

/** Runs a script of `test/children` to its end; it is killed after `limit` ms. */
async function run(script: string, args: readonly string[], limit: number): Promise<Finished> {
  const path = fileURLToPath(new URL(`children/${script}`, import.meta.url));
  const child = spawn(process.execPath, ["--expose-gc", path, ...args], { timeout: limit });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const [code] = (await once(child, "close")) as unknown[];
  return { code, output: output.trim(), errors };
}

/** A server that answers by the path: never, or with a wait, or as it should. */
function serveByPath(): Promise<Loopback> {
  return serve((request, response) => {
    const path = request.url ?? "";
    request.resume();
    if (/timeout|abort|deadline|garbage/.test(path)) return;
    if (path.includes("wait")) response.writeHead(503, { "retry-after": "60" }).end();
    else response.writeHead(200, { "content-type": "application/json" }).end('{"status":"stopped"}');
  });
}

test("10 000 calls with timeouts and one signal leave no listener, no timer, no socket and no memory", async () => {
  await using server = await serveByPath();
  const { code, output, errors } = await run("leak.mjs", [server.url], 300_000);
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  const { outcomes, before, after } = JSON.parse(output) as Record<string, Record<string, number>>;
  expect(outcomes).toEqual({ success: 9_000, TimeoutError: 500, NetworkError: 500 });
  expect([before!["listeners"], after!["listeners"]]).toEqual([0, 0]);
  expect(after!["timers"]).toBeLessThanOrEqual(before!["timers"]!);
  expect(after!["sockets"]).toBeLessThanOrEqual(60);
  // 200 bytes for each call would be 2 MB.
  expect(after!["heap"]! - before!["heap"]!).toBeLessThan(2e6);
}, 310_000);

test.concurrent.each([
  ["success", "success"],
  ["refused", "NetworkError"],
  ["timeout", "TimeoutError"],
  ["deadline", "TimeoutError"],
  ["credential", "TimeoutError"],
  ["abort", "AbortError"],
  ["wait", "AbortError"],
  ["crowd", "success"],
])(
  "a process whose call ended with %s exits by itself, with nothing to say",
  async (kind, expected) => {
    await using server = await serveByPath();
    // With the client's own timeout of 30 s left behind, it would not end in time.
    const finished = await run("exit.mjs", [kind, server.url], 15_000);
    expect(finished).toEqual({ code: 0, output: expected, errors: "" });
  },
  20_000,
);

test.concurrent(
  "a timeout holds while the garbage is collected",
  async () => {
    await using server = await serveByPath();
    const finished = await run("exit.mjs", ["garbage", server.url], 15_000);
    expect(finished).toEqual({ code: 0, output: "TimeoutError", errors: "" });
  },
  20_000,
);

test.concurrent(
  "no environment variable is read, no global and no prototype is changed",
  async () => {
    await using server = await serveByPath();
    const { code, output, errors } = await run("environment.mjs", [server.url], 15_000);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(JSON.parse(output)).toEqual({ reads: [], changed: [], size: 0 });
  },
  20_000,
);
