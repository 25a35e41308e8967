import type { Stop, StopRule } from "../provider.js";
import { STOP_OUTCOMES } from "../stop-outcome.js";

/** An outcome, and the answers that mean it, in words. */
export interface DescribedOutcome {
  readonly outcome: string;
  readonly when: string;
}

/** What each outcome that a spec names is told by; what no rule names is `unknown` and not listed. */
export function describeOutcomes({ outcomes }: Stop): readonly DescribedOutcome[] {
  const cases = Object.entries(outcomes).flatMap(([status, rule]) =>
    describeRule(rule, describeStatus(status, outcomes)),
  );
  return STOP_OUTCOMES.map((outcome) => {
    const when = cases.filter((each) => each.outcome === outcome).map((each) => each.when);
    return { outcome, when: when.join("; ") };
  }).filter(({ when }) => when !== "");
}

/** What the answer with a status and a body means, as the runtime reads it. */
export function readOutcome({ outcomes }: Stop, status: number, body: unknown): string {
  const keys = [String(status), `${String(status)[0]}XX`, ...(status >= 400 ? ["default"] : [])];
  const key = keys.find((each) => Object.hasOwn(outcomes, each));
  return key === undefined ? "unknown" : applyRule(outcomes[key]!, body);
}

function applyRule(rule: StopRule, body: unknown): string {
  if (typeof rule === "string") return rule;
  const value = rule.property.reduce<unknown>((holder, name) => Object(holder)[name] as unknown, body);
  const match = rule.values.find(([expected]) => expected === value);
  if (match) return applyRule(match[1], body);
  return (value === undefined ? rule.absent : rule.other) ?? "unknown";
}

/** Of a range or `default`, only what no other key takes. */
function describeStatus(status: string, outcomes: Stop["outcomes"]): string {
  const others = Object.keys(outcomes).filter((key) => key !== status);
  if (status === "default") return others.some((key) => /^[45]/.test(key)) ? "any other error" : "an error";
  return status.endsWith("XX") && others.some((key) => key[0] === status[0]) ? `any other ${status}` : status;
}

/** What leads to an outcome; undefined is that of what the rule does not name. */
interface Case {
  readonly outcome: string | undefined;
  readonly when: string;
}

function describeRule(rule: StopRule, when: string, joint = "with"): readonly Case[] {
  if (typeof rule === "string") return [{ outcome: rule, when }];
  const name = `\`${rule.property.join(".")}\``;
  return [
    ...rule.values.flatMap(([value, next]) =>
      describeRule(next, `${when} ${joint} ${name} ${show(value)}`, "and"),
    ),
    { outcome: rule.other, when: `${when} ${joint} any other ${name}` },
    { outcome: rule.absent, when: `${when} without ${name}` },
  ];
}

function show(value: unknown): string {
  return `\`${JSON.stringify(value).replaceAll("`", "'")}\``;
}
