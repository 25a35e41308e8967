import { readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import type { WriteStream } from "node:tty";
import { runAll } from "../run.js";
import type { Target } from "../target.js";
import { type Admission, admit } from "./admission.js";
import { Display } from "./display.js";
import { dryRun } from "./dry-run.js";
import { helpText } from "./help.js";
import { readInvocation, type Run } from "./invocation.js";
import { jsonLine, textLine } from "./report.js";
import { Tally } from "./tally.js";
import { WrongUsage } from "./wrong-usage.js";

/** What the command has of its process. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable;
  readonly stdout: Writable | WriteStream;
  readonly stderr: Writable | WriteStream;
  /** Aborted when no more stops are to be sent. */
  readonly controller: AbortController;
}

const WRONG_USAGE = 64;

/** Runs `agent-stop` with the words behind its name. Resolves to its exit code. */
export async function runCommand(words: readonly string[], context: CommandContext): Promise<number> {
  const { env, stdin, stdout, stderr } = context;
  const tell = (text: string): unknown => stderr.write(`${text}\n`);
  let admission: Admission | undefined;
  try {
    const invocation = readInvocation(words);
    if (invocation.type === "help") return await print(stdout, helpText());
    if (invocation.type === "version") return await print(stdout, `${readVersion()}\n`);
    admission = await admit(invocation, { env, stdin, tell });
    const { spool } = admission;
    process.on("exit", () => spool.remove());
    if (!invocation.dryRun) return await stop(admission, invocation, context);
    await dryRun(admission, invocation, (text) => write(stdout, text));
    return 0;
  } catch (error) {
    // Whoever read it has seen enough, as `head` has; a run that stops deals with that itself.
    if (error instanceof Error && "code" in error && error.code === "EPIPE") return 0;
    if (!(error instanceof WrongUsage)) throw error;
    tell(`${error.message}\nagent-stop --help says more.`);
    return WRONG_USAGE;
  } finally {
    admission?.spool.remove();
  }
}

async function stop(admission: Admission, run: Run, context: CommandContext): Promise<number> {
  const { spool, providers, skipped } = admission;
  const { confirm, force, deadline, concurrency, json, from } = run;
  const { stdout, stderr, controller } = context;
  const { signal } = controller;
  const tally = new Tally(spool.counts);
  const isScreen = isTerminal(stdout) && !json && "file" in from;
  const screen = isScreen ? stdout : isTerminal(stderr) && !isTerminal(stdout) ? stderr : undefined;
  const display = screen && new Display(screen, tally);
  const tell = (text: string): unknown => (display ? display.line(text) : stderr.write(`${text}\n`));
  signal.addEventListener("abort", () => {
    tell("No more stops are sent; what is left is reported. Ctrl-C again ends at once.");
  });
  if (skipped > 0) tell(`${skipped} skipped, as the report says that they are confirmed.`);

  const sources = [...providers].map(async function* ([name, provider]): AsyncGenerator<Target> {
    for await (const line of spool.read(name)) yield provider.makeTarget(line);
  });
  for await (const result of runAll(sources, { confirm, force, deadline, concurrency, signal })) {
    if (!isScreen) {
      try {
        await write(stdout, `${json ? jsonLine(result) : textLine(result)}\n`);
      } catch {
        // Nobody reads the report any more: what can't be reported is not done.
        controller.abort();
      }
    } else if (!result.confirmed) display?.line(textLine(result));
    tally.add(result);
    display?.update();
  }
  display?.end();
  const { confirmed, failed, unconfirmed } = tally.total;
  if (!display && "file" in from)
    tell(`${confirmed} confirmed, ${failed} failed, ${unconfirmed} unconfirmed`);
  return tally.exitCode;
}

/** Resolves when the operating system has it: then nothing that happens to this process takes it back. */
function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

async function print(stream: Writable, text: string): Promise<0> {
  await write(stream, text);
  return 0;
}

function isTerminal(stream: Writable | WriteStream): stream is WriteStream {
  return "isTTY" in stream && stream.isTTY;
}

function readVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
