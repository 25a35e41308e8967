// Runs the command in a terminal (tmux), against simulated providers, and draws what was to be seen as display.svg:
//   pnpm build && node packages/kill-switch/recording/record.mjs
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startSimulator } from "agent-stop-contract";
import { drawFrames } from "./svg.mjs";

const COLUMNS = 112;
const ROWS = 16;
const EACH = 250;

/** What is out of the ordinary, by number. */
const LIVES = {
  bctrl: { 30: "stubborn", 170: "refused" },
  elizaos: { 60: "stubborn", 61: "stubborn" },
  forboc: { 110: "gone" },
};

const here = new URL(".", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "recording-"));
const socket = join(folder, "tmux");
const bin = fileURLToPath(new URL("../dist/command/bin.js", here));
chmodSync(bin, 0o755);
symlinkSync(bin, join(folder, "agent-stop"));

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const providers = {
  bctrl: (n) => [`shop/${n}`, { id: "shop", alias: `${n}` }],
  elizaos: (n) => [uuid(n), { agentId: uuid(n) }],
  forboc: (n) => [`ghost-${n}`, { sessionId: `ghost-${n}` }],
  foundry: (n) => [`support/s-${n}`, { agent_name: "support", session_id: `s-${n}` }],
  ghostly: (n) => [uuid(n), { id: uuid(n) }],
};

const environment = { PATH: `${folder}:${process.env.PATH}`, PS1: "$ ", HOME: folder, TERM: "xterm" };
const lines = [];
const simulators = [];
for (const [provider, targetOf] of Object.entries(providers)) {
  let requests = 0;
  // Of two providers, now and then an answer is lost.
  const isFaulty = provider === "forboc" || provider === "foundry";
  const simulator = await startSimulator(provider, {
    fault: () => (isFaulty && (requests += 1) % 120 === 0 ? "unanswered" : undefined),
  });
  simulators.push(simulator);
  for (let n = 1; n <= EACH; n += 1) {
    const [id, target] = targetOf(n);
    const life = LIVES[provider]?.[n] ?? (n % 50 === 0 && provider !== "foundry" ? "stopped" : "running");
    simulator.add(id, life, provider === "ghostly" ? n % 3 : 0);
    lines.push(JSON.stringify({ provider, ...target }));
  }
  environment[`${provider.toUpperCase()}_BASE_URL`] = simulator.baseUrl;
  environment[provider === "ghostly" ? "GHOSTLY_API_KEY" : `${provider.toUpperCase()}_TOKEN`] =
    "example-token";
}
writeFileSync(join(folder, "targets.jsonl"), `${lines.join("\n")}\n`);

const tmux = (...words) =>
  execFileSync("tmux", ["-S", socket, "-f", "/dev/null", ...words], { encoding: "utf8" });
const screen = () => tmux("capture-pane", "-p", "-t", "recording").split("\n").slice(0, ROWS);
try {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const size = ["-x", String(COLUMNS), "-y", String(ROWS)];
  tmux(
    "new-session",
    "-d",
    "-s",
    "recording",
    ...size,
    "-c",
    folder,
    "env",
    ...variables,
    "bash",
    "--norc",
    "--noprofile",
  );
  tmux("set", "-g", "status", "off");
  await delay(500);
  const start = performance.now();
  tmux(
    "send-keys",
    "-t",
    "recording",
    "clear; agent-stop --file targets.jsonl --confirm --force; echo exit code $?",
    "Enter",
  );
  const frames = [];
  for (;;) {
    const text = screen();
    if (frames.at(-1)?.text.join("\n") !== text.join("\n"))
      frames.push({ at: performance.now() - start, text });
    if (text.some((line) => /^exit code \d+/.test(line))) break;
    await delay(200);
  }
  writeFileSync(new URL("display.svg", here), drawFrames(frames, { columns: COLUMNS, rows: ROWS }));
} finally {
  tmux("kill-server");
  for (const simulator of simulators) await simulator.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 });
}
