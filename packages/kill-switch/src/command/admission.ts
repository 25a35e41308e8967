import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { Run } from "./invocation.js";
import { readLines } from "./lines.js";
import { type LoadedProvider, loadProvider } from "./loaded-provider.js";
import { readConfirmed } from "./report.js";
import { shownText } from "./shown-text.js";
import { Spool } from "./spool.js";
import { readTargetLine, type TargetLine, targetKey } from "./target-line.js";
import { WrongUsage } from "./wrong-usage.js";

/** The targets of a run, each of which can be sent. */
export interface Admission {
  readonly spool: Spool;
  readonly providers: ReadonlyMap<string, LoadedProvider>;
  /** How many an earlier report says are confirmed. */
  readonly skipped: number;
}

/**
 * Reads and checks all targets of a run. Each fault is told, with its place, before anything is sent.
 *
 * @throws WrongUsage where there was one.
 */
export async function admit(
  { from, resume }: Run,
  { env, stdin, tell }: { env: NodeJS.ProcessEnv; stdin: Readable; tell: (problem: string) => void },
): Promise<Admission> {
  const isDone = resume === undefined ? new Set<string>() : await readReport(resume, tell);
  const spool = new Spool();
  const providers = new Map<string, LoadedProvider>();
  const missing = new Set<string>();
  let skipped = 0;
  let problems = 0;
  const check = async (line: TargetLine): Promise<void> => {
    const { provider } = line;
    if (missing.has(provider)) return;
    if (isDone.has(targetKey(line))) {
      skipped += 1;
      return;
    }
    // Told once, not with each line.
    if (!providers.has(provider)) missing.add(provider);
    const loaded = providers.get(provider) ?? (await loadProvider(provider, env));
    missing.delete(provider);
    providers.set(provider, loaded);
    await loaded.rehearse(line, { type: "graceful", gracePeriod: 1 });
    spool.add(line);
  };
  try {
    if ("provider" in from) {
      await check(from);
      return { spool, providers, skipped };
    }
    const name = from.file === "-" ? "standard input" : from.file;
    for await (const { number, text } of readLines(from.file === "-" ? stdin : openFile(from.file))) {
      const problem = await problemOf(text, check);
      if (problem === undefined) continue;
      problems += 1;
      tell(`${shownText(name)}:${number}: ${problem}`);
    }
    if (problems === 0) return { spool, providers, skipped };
    const lines = problems === 1 ? "One line is" : `${problems} lines are`;
    throw new WrongUsage(`${lines} wrong. Nothing was sent.`);
  } catch (error) {
    spool.remove();
    throw error;
  }
}

async function problemOf(
  text: string | undefined,
  check: (line: TargetLine) => Promise<void>,
): Promise<string | undefined> {
  if (text === undefined) return "this is no UTF-8, or longer than 64 KiB";
  const line = readTargetLine(text);
  if ("problem" in line) return line.problem;
  try {
    await check(line);
    return undefined;
  } catch (error) {
    if (error instanceof WrongUsage) return error.message;
    throw error;
  }
}

/**
 * The keys of the targets that a report says are confirmed. A line that is no result, as writing it was cut off, does not
 * count: its target is stopped again, which harms nothing.
 */
async function readReport(file: string, tell: (problem: string) => void): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  let results = 0;
  for await (const { number, text = "" } of readLines(openFile(file))) {
    const line = readConfirmed(text);
    if (line === undefined) {
      tell(`${shownText(file)}:${number}: this is no line of a report, and does not count`);
      continue;
    }
    results += 1;
    if (line.key !== undefined) keys.add(line.key);
  }
  if (results > 0) return keys;
  throw new WrongUsage(`${shownText(file)} is no report of agent-stop --json. Nothing was sent.`);
}

async function* openFile(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new WrongUsage(`${shownText(file)} can't be read (${code}).`);
  }
}
