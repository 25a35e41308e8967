import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
// As it was built: what it loads into the process is a file beside it.
import { runMeasured } from "../dist/measured-process.js";

const cwd = mkdtempSync(join(tmpdir(), "agent-stop-measured-"));
afterAll(() => rmSync(cwd, { recursive: true }));

/** A program that runs another one and waits for it. */
const starting = (program: string): string =>
  `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(program)}], { stdio: "inherit" });`;

test("what a process prints, how it ends, and what it used are told", async () => {
  const { signal } = new AbortController();
  const program = `console.log("out"); console.error("err"); process.exitCode = 3;`;
  const run = await runMeasured(["-e", program], { cwd, signal });
  expect(run).toMatchObject({ exitCode: 3, stdout: "out\n", stderr: "err\n" });
  expect(run.cpuSeconds).toBeGreaterThan(0);
  expect(run.megabytes).toBeGreaterThan(10);
});

test("what it starts counts, too", async () => {
  const { signal } = new AbortController();
  const run = await runMeasured(["-e", starting("Buffer.alloc(300_000_000, 1)")], { cwd, signal });
  expect(run.megabytes).toBeGreaterThan(280);
});

test("an abort ends it and what it has started, which has its output open until then", async () => {
  const controller = new AbortController();
  const program = starting(`require("node:fs").writeFileSync("started", ""); setInterval(() => {}, 1_000);`);
  const run = runMeasured(["-e", program], { cwd, signal: controller.signal });
  const ended = expect(run).rejects.toThrow("aborted");
  while (!existsSync(join(cwd, "started"))) await sleep(20);
  controller.abort();
  await ended;
});
