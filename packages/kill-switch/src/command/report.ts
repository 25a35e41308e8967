import type { End, Result } from "../result.js";
import { shownJson, shownText, shownWord } from "./shown-text.js";
import { parseTargetKey, readTarget, targetKey } from "./target-line.js";

/** What the end of a target counts as. */
export type Count = "confirmed" | "failed" | "unconfirmed";

export function countOf(end: End): Count {
  return end === "confirmed" || end === "failed" ? end : "unconfirmed";
}

/** A result as a line of JSON. It has no content of answers, which may hold anything. */
export function jsonLine(result: Result): string {
  const { id, end, confirmed, confirmedBy, last, forced, requests, error } = result;
  const { provider, parameters } = parseTargetKey(id);
  return shownJson({
    target: { provider, ...parameters },
    end,
    confirmed,
    confirmedBy,
    forced,
    requests,
    outcome: last?.outcome,
    status: last?.status,
    stale: last?.stale,
    earlierAttemptUnknown: last?.earlierAttemptUnknown,
    error: messageOf(error ?? last?.error),
  });
}

/** The key of the target that a line of such a report says is confirmed; undefined where this is no such line. */
export function readConfirmed(line: string): { readonly key: string | undefined } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { target, end, confirmed } = Object(value) as Readonly<Record<string, unknown>>;
  const read = readTarget(target);
  if ("problem" in read || typeof end !== "string" || typeof confirmed !== "boolean") return undefined;
  return { key: confirmed ? targetKey(read) : undefined };
}

/** A result as a line for people. */
export function textLine({ id, end, last, forced, error }: Result): string {
  const { provider, parameters } = parseTargetKey(id);
  const words = [provider, ...Object.values(parameters).map(shownWord)].join(" ");
  const facts = [
    last && last.outcome !== "failed" && last.outcome !== "unknown" && last.outcome.replaceAll("-", " "),
    last?.outcome === "unknown" && last.error === undefined && "the answer does not tell",
    last?.stale && "its server was restarted, and has closed the record",
    last?.earlierAttemptUnknown && last.confirmed && "perhaps by this run, as an answer was lost",
    forced && "a forced stop was sent",
    messageOf(error ?? last?.error),
  ].filter((fact) => typeof fact === "string");
  return `${end.padEnd("unconfirmed".length)}  ${words}${facts.length > 0 ? `  (${shownText(facts.join("; "))})` : ""}`;
}

function messageOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  return error instanceof Error ? error.message : "an error without a message";
}
