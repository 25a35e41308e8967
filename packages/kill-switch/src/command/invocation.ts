import { parseArgs } from "node:util";
import { readTargetWords, type TargetLine } from "./target-line.js";
import { shownText } from "./shown-text.js";
import { WrongUsage } from "./wrong-usage.js";

/** What the command was asked to do. */
export type Invocation = { readonly type: "help" } | { readonly type: "version" } | Run;

export interface Run {
  readonly type: "run";
  /** One target, or a file of them; `-` is standard input. */
  readonly from: TargetLine | { readonly file: string };
  readonly confirm: boolean;
  readonly force: boolean;
  readonly deadline: number | undefined;
  readonly concurrency: number | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** The file with the report of an earlier run. */
  readonly resume: string | undefined;
}

/** @throws WrongUsage */
export function readInvocation(words: readonly string[]): Invocation {
  const { values, positionals } = parse(words);
  if (values.help) return { type: "help" };
  if (values.version) return { type: "version" };
  const { file, resume, confirm = false, force = false, json = false } = values;
  if (file === undefined && resume !== undefined) {
    throw new WrongUsage("--resume goes with --file: it says which targets of the file are done.");
  }
  return {
    type: "run",
    from: readFrom(file, positionals),
    confirm,
    force,
    deadline: values.deadline === undefined ? undefined : readDuration(values.deadline),
    concurrency: values.concurrency === undefined ? undefined : readCount(values.concurrency),
    dryRun: values["dry-run"] ?? false,
    json,
    resume,
  };
}

type Options = ReturnType<typeof parse>;

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        file: { type: "string", short: "f" },
        confirm: { type: "boolean", short: "c" },
        force: { type: "boolean" },
        deadline: { type: "string" },
        concurrency: { type: "string" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
        resume: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new WrongUsage(shownText((error as Error).message));
  }
}

function readFrom(file: string | undefined, words: Options["positionals"]): Run["from"] {
  if (file !== undefined && words.length > 0) throw new WrongUsage("Give one target or --file, not both.");
  if (file !== undefined) return { file };
  if (words.length === 0) throw new WrongUsage("Say what to stop: a provider and its target, or --file.");
  const target = readTargetWords(words);
  if ("problem" in target) throw new WrongUsage(`${target.problem}.`);
  return target;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `90s` in ms. The longest is what a timer can take, 24 days. */
function readDuration(text: string): number {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const duration = Math.round(Number(number) * (UNITS[unit] ?? 0));
  if (duration >= 1 && duration < 2 ** 31) return duration;
  throw new WrongUsage("--deadline takes a time from 1ms to 596h, such as 90s or 5m.");
}

function readCount(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new WrongUsage("--concurrency takes a number from 1 to 9999.");
}
