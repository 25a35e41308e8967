import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentStop, startAgentStop } from "./agent-stop.js";
import { idOf, PROVIDERS, startFleet } from "./fleet.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kill-switch-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** One target of each provider, as lines of a file. */
const EVERY = [
  { provider: "bctrl", id: "workspace", alias: "runtime-1" },
  { provider: "elizaos", agentId: idOf("elizaos", 1) },
  { provider: "forboc", sessionId: "ghost-1" },
  { provider: "foundry", agent_name: "support", session_id: "session-1" },
  { provider: "ghostly", id: idOf("ghostly", 1) },
];

test("stops one target: a line, and exit code 0", async () => {
  await using fleet = await startFleet();
  fleet.simulators.forboc.add("ghost-1", "running");
  expect(await agentStop(["forboc", "ghost-1"], { fleet })).toEqual({
    code: 0,
    stdout: "confirmed    forboc ghost-1  (stopped)\n",
    stderr: "",
  });
});

test("takes a target of several words", async () => {
  await using fleet = await startFleet();
  fleet.simulators.bctrl.add("workspace/runtime-1", "stopped");
  const { stdout } = await agentStop(["bctrl", "workspace", "runtime-1"], { fleet });
  expect(stdout).toContain("confirmed    bctrl workspace runtime-1  (already stopped");
});

test("stops the targets of a file, and of standard input, with one line each", async () => {
  await using fleet = await startFleet();
  for (const provider of PROVIDERS) fleet.simulators[provider].add(idOf(provider, 1), "running");
  const file = join(folder, "every.jsonl");
  await writeFile(file, jsonLines(EVERY));
  const { code, stdout, stderr } = await agentStop(["--file", file, "--confirm", "--json"], { fleet });
  expect([code, stderr]).toEqual([0, "5 confirmed, 0 failed, 0 unconfirmed\n"]);
  const report = parse(stdout).toSorted((a, b) => (a.target.provider < b.target.provider ? -1 : 1));
  expect(report.map(({ target }) => target)).toEqual(EVERY);
  expect(report[2]).toEqual({
    target: EVERY[2],
    end: "confirmed",
    confirmed: true,
    confirmedBy: "provider",
    requests: 1,
    outcome: "stopped",
    status: 200,
  });
  expect(report[4]).toMatchObject({ outcome: "already-stopped", status: 409, requests: 2 });

  const again = await agentStop(["-f", "-"], { fleet, input: jsonLines([EVERY[2]!, EVERY[0]!]) });
  expect(again.code).toBe(0);
  expect(again.stdout.split("\n").toSorted()).toEqual([
    "",
    expect.stringMatching(/^confirmed {4}bctrl workspace runtime-1 {2}\(already stopped/),
    "confirmed    forboc ghost-1  (already stopped)",
  ]);
});

test.each([
  ["all confirmed", ["running"], 0],
  ["one not confirmed", ["running", "stubborn"], 2],
  ["one failed", ["running", "refused"], 1],
  ["one failed and one not confirmed", ["stubborn", "refused"], 1],
] as const)("exit code, %s", async (_, lives, expected) => {
  await using fleet = await startFleet();
  const targets = lives.map((life, index) => {
    fleet.simulators.forboc.add(`ghost-${index}`, life);
    return { provider: "forboc", sessionId: `ghost-${index}` };
  });
  const { code } = await agentStop(["-f", "-"], { fleet, input: jsonLines(targets) });
  expect(code).toBe(expected);
});

test("--confirm asks again until the deadline, and says that it ran out", async () => {
  await using fleet = await startFleet();
  fleet.simulators.ghostly.add(idOf("ghostly", 1), "stubborn");
  const { code, stdout } = await agentStop(["ghostly", idOf("ghostly", 1), "-c", "--deadline", "5s"], {
    fleet,
  });
  expect([code, stdout]).toEqual([2, `timed-out    ghostly ${idOf("ghostly", 1)}  (stopping)\n`]);
});

test("--force forces what would not stop gracefully", async () => {
  await using fleet = await startFleet();
  fleet.simulators.elizaos.add(idOf("elizaos", 1), "stubborn");
  const { code, stdout } = await agentStop(["elizaos", idOf("elizaos", 1), "--force"], { fleet });
  expect(stdout).toBe(`confirmed    elizaos ${idOf("elizaos", 1)}  (stopped; a forced stop was sent)\n`);
  expect(code).toBe(0);
});

test("all bad lines are told with their numbers, and nothing is sent", async () => {
  await using fleet = await startFleet();
  const input = [
    '{"provider": "forboc", "sessionId": "ghost-1"}',
    "forboc ghost-2",
    "",
    '{"provider": "acme", "id": "1"}',
    '{"provider": "forboc", "sessionId": ".."}',
    '{"provider": "bctrl", "id": "workspace"}',
    '{"provider": "ghostly", "id": "1", "force\\u001b[2J": true}',
    '["forboc"]',
  ].join("\n");
  const { code, stdout, stderr } = await agentStop(["--file", "-"], { fleet, input });
  expect([code, stdout]).toEqual([64, ""]);
  expect(stderr.split("\n")).toEqual([
    "standard input:2: this is not JSON",
    "standard input:4: there is no provider acme, only bctrl, elizaos, forboc, foundry, ghostly",
    `standard input:5: stopGhostSession: parameter "sessionId" can't be ".."`,
    'standard input:6: "alias" is missing, or is no text',
    'standard input:7: ghostly has no "force\\u001b[2J", it takes id',
    'standard input:8: this is no object: write {"provider": …, …}',
    "6 lines are wrong. Nothing was sent.",
    "agent-stop --help says more.",
    "",
  ]);
  expect(fleet.simulators.forboc.requestCount).toBe(0);
});

test.each([
  [[], "Say what to stop"],
  [["forboc"], "write: agent-stop forboc <sessionId>"],
  [["acme", "1"], "there is no provider acme"],
  [["forboc", "ghost-1", "--file", "x"], "one target or --file, not both"],
  [["forboc", "ghost-1", "--resume", "x"], "--resume goes with --file"],
  [["forboc", "ghost-1", "--deadline", "60"], "--deadline takes a time"],
  [["forboc", "ghost-1", "--concurrency", "0"], "--concurrency takes a number"],
  [["forboc", "ghost-1", "--token", "x"], "Unknown option '--token'"],
  [["forboc", ".."], `parameter "sessionId" can't be ".."`],
  [["--file", "/no/such/file"], "/no/such/file can't be read (ENOENT)"],
  [["bctrl", "workspace", "runtime-1"], "bctrl needs BCTRL_TOKEN in the environment"],
  [["foundry", "support", "session-1"], "foundry needs FOUNDRY_TOKEN in the environment"],
])("wrong usage is told, with exit code 64: %j", async (words, message) => {
  const { code, stdout, stderr } = await agentStop(words);
  expect([code, stdout]).toEqual([64, ""]);
  expect(stderr).toContain(message);
});

test("an answer that does not tell is said to be one", async () => {
  await using fleet = await startFleet();
  fleet.simulators.forboc.add("ghost-1", "stubborn");
  expect(await agentStop(["forboc", "ghost-1"], { fleet })).toMatchObject({
    code: 2,
    stdout: "unconfirmed  forboc ghost-1  (the answer does not tell)\n",
  });
});

test("whoever has seen enough of a dry run closes the pipe, and nothing is said of it", async () => {
  await using fleet = await startFleet();
  const targets = Array.from({ length: 5_000 }, (_, n) => ({ provider: "forboc", sessionId: `ghost-${n}` }));
  const run = startAgentStop(["-f", "-", "--dry-run"], { fleet, input: jsonLines(targets) });
  await run.lines(1);
  run.child.stdout!.destroy();
  expect(await run.end).toMatchObject({ code: 0, stderr: "" });
});

test("--dry-run prints what would be sent, with credentials masked, and sends nothing", async () => {
  await using fleet = await startFleet();
  const elizaos = ["elizaos", idOf("elizaos", 1), "--dry-run", "--force", "--deadline", "10s"];
  const { code, stdout } = await agentStop(elizaos, { fleet });
  const url = `${fleet.simulators.elizaos.baseUrl}/agents/${idOf("elizaos", 1)}/stop`;
  expect(stdout).toBe(`POST ${url}
  accept: application/json
  authorization: ***
  content-type: application/json
  {"timeout":4000}
and, if that fails or takes too long:
POST ${url}
  accept: application/json
  authorization: ***
  content-type: application/json
  {"graceful":false}
`);
  expect(code).toBe(0);

  const json = await agentStop(["-f", "-", "--dry-run", "--json"], { fleet, input: jsonLines(EVERY) });
  const headers = Object.fromEntries(
    parse(json.stdout).map(({ target, request }) => [target.provider, request?.headers]),
  );
  const common = { accept: "application/json", authorization: "***" };
  expect(headers).toEqual({
    bctrl: common,
    elizaos: { ...common, "content-type": "application/json" },
    forboc: common,
    foundry: common,
    ghostly: { accept: "application/json", "x-api-key": "***" },
  });
  for (const { requestCount } of Object.values(fleet.simulators)) expect(requestCount).toBe(0);
});

test("--resume skips what a report says is confirmed, also where its last line was cut off", async () => {
  await using fleet = await startFleet();
  const targets = [1, 2, 3, 4].map((n) => ({ provider: "forboc", sessionId: `ghost-${n}` }));
  for (const { sessionId } of targets) fleet.simulators.forboc.add(sessionId, "running");
  fleet.simulators.forboc.add("ghost-2", "refused");
  const first = await agentStop(["-f", "-", "--json"], { fleet, input: jsonLines(targets.slice(0, 3)) });
  expect(first.code).toBe(1);
  const report = join(folder, "report.jsonl");
  await writeFile(report, first.stdout + '{"target":{"provider":"forboc","sess');
  const sent = fleet.simulators.forboc.requestCount;

  const words = ["-f", "-", "--json", "--resume", report];
  const { code, stdout, stderr } = await agentStop(words, { fleet, input: jsonLines(targets) });
  expect(
    parse(stdout)
      .map(({ target, end }) => `${target["sessionId"]} ${end}`)
      .toSorted(),
  ).toEqual(["ghost-2 failed", "ghost-4 confirmed"]);
  expect(fleet.simulators.forboc.requestCount - sent).toBe(2);
  expect(stderr).toContain("2 skipped");
  expect(stderr).toContain(`${report}:4: this is no line of a report, and does not count`);
  expect(code).toBe(1);

  await writeFile(report, jsonLines(targets));
  const wrong = await agentStop(words, { fleet, input: jsonLines(targets) });
  expect([wrong.code, wrong.stdout]).toEqual([64, ""]);
});

test("Ctrl-C once: no more stops are sent, and each target has its result", async () => {
  await using fleet = await startFleet((provider) => (provider === "bctrl" ? "held" : undefined));
  const input = jsonLines(
    Array.from({ length: 50 }, (_, n) => ({ provider: "bctrl", id: "w", alias: `r-${n}` })),
  );
  const { child, end } = startAgentStop(["-f", "-", "--json", "--concurrency", "3"], { fleet, input });
  await expect.poll(() => fleet.simulators.bctrl.requestCount, { timeout: 60_000 }).toBe(3);
  child.kill("SIGINT");
  const { code, stdout, stderr } = await end;
  const ends = parse(stdout).map((result) => result.end);
  expect(ends.filter((each) => each === "aborted")).toHaveLength(3);
  expect(ends.filter((each) => each === "not-sent")).toHaveLength(47);
  expect(stderr).toContain("No more stops are sent; what is left is reported. Ctrl-C again ends at once.");
  expect(fleet.simulators.bctrl.requestCount).toBe(3);
  expect(code).toBe(2);
});

test("Ctrl-C twice ends at once, and leaves no file", async () => {
  await using fleet = await startFleet();
  const temporary = join(folder, "temporary");
  await mkdir(temporary);
  // More than a pipe holds: nobody reads on, so that the report is never done.
  const input = jsonLines(
    Array.from({ length: 5_000 }, (_, n) => ({ provider: "forboc", sessionId: `g-${n}` })),
  );
  const options = { fleet, input, env: { TMPDIR: temporary } };
  const { child, lines, said, end } = startAgentStop(["-f", "-", "--json"], options);
  await lines(1);
  expect(await readdir(temporary)).toHaveLength(1);
  child.stdout!.pause();
  child.kill("SIGINT");
  await said("Ctrl-C again");
  child.kill("SIGINT");
  const { code } = await end;
  expect(code).toBe(130);
  expect(await readdir(temporary)).toEqual([]);
});

test("a kill loses no result that was reported, and the next run goes on from there", async () => {
  let answered = 0;
  await using fleet = await startFleet(() => ((answered += 1) > 20 ? "held" : undefined));
  const targets = Array.from({ length: 40 }, (_, n) => ({ provider: "forboc", sessionId: `ghost-${n}` }));
  for (const { sessionId } of targets) fleet.simulators.forboc.add(sessionId, "running");
  // What a killed process leaves goes with the folder of these tests.
  const options = { fleet, input: jsonLines(targets), env: { TMPDIR: folder } };
  const { child, lines, end } = startAgentStop(["-f", "-", "--json"], options);
  await lines(20);
  child.kill("SIGKILL");
  const { stdout } = await end;
  const reported = parse(stdout);
  expect(reported).toHaveLength(20);
  const report = join(folder, "killed.jsonl");
  await writeFile(report, stdout);

  answered = -1_000;
  const words = ["-f", "-", "--json", "--resume", report];
  const next = await agentStop(words, { fleet, input: jsonLines(targets) });
  const ids = [...reported, ...parse(next.stdout)].map(({ target }) => String(target["sessionId"]));
  expect(ids.toSorted()).toEqual(targets.map(({ sessionId }) => sessionId).toSorted());
  expect(next.code).toBe(0);
});

test("where nobody reads the report any more, no more stops are sent", async () => {
  await using fleet = await startFleet();
  const input = jsonLines(
    Array.from({ length: 5_000 }, (_, n) => ({ provider: "forboc", sessionId: `g-${n}` })),
  );
  const { child, lines, end } = startAgentStop(["-f", "-"], { fleet, input });
  await lines(1);
  child.stdout!.destroy();
  const { code, stderr } = await end;
  expect(stderr).toContain("No more stops are sent");
  expect(fleet.simulators.forboc.requestCount).toBeLessThan(5_000);
  expect(code).toBe(1);
});

test("a package that is not there is told, with what to install", async () => {
  const home = join(folder, "node_modules", "@agent-stop");
  const here = fileURLToPath(new URL("..", import.meta.url));
  await mkdir(home, { recursive: true });
  await cp(join(here, "dist"), join(home, "kill-switch", "dist"), { recursive: true });
  await cp(join(here, "package.json"), join(home, "kill-switch", "package.json"));
  await symlink(join(here, "node_modules", "@agent-stop", "runtime"), join(home, "runtime"));
  const bin = join(home, "kill-switch", "dist", "command", "bin.js");
  const { code, stderr } = await agentStop(["forboc", "ghost-1"], { bin });
  expect(stderr).toContain(
    "@agent-stop/forboc is not installed. Install it beside agent-stop: npm install @agent-stop/forboc",
  );
  expect(code).toBe(64);
});

test("shows its help and its version", async () => {
  const help = await agentStop(["--help"]);
  expect([help.code, help.stderr]).toEqual([0, ""]);
  for (const word of ["--resume", "foundry <agent_name> <session_id>", "GHOSTLY_API_KEY", "Exit code"]) {
    expect(help.stdout).toContain(word);
  }
  expect(Math.max(...help.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  expect((await agentStop(["--version"])).stdout).toBe(`${version}\n`);
});

interface ReportLine {
  readonly target: Readonly<Record<string, string>> & { readonly provider: string };
  readonly end: string;
  readonly request?: { readonly headers: object };
}

function parse(report: string): ReportLine[] {
  return report
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ReportLine);
}

function jsonLines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}
