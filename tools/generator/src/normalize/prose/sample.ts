import { isObject } from "../../load/specification.js";
import { findExcess } from "../../load/shape.js";
import { measureFlow } from "../lexeme.js";
import type { Members } from "../rule.js";

/** A JSON object that stands on a page by itself. */
export interface Sample {
  readonly offset: number;
  readonly value: Members;
  /** Whether its values are a tool's placeholders, which show types only. */
  readonly isPlaceholder: boolean;
}

/** The JSON objects that start a line of the page. */
export function findSamples(page: string): readonly Sample[] {
  const samples: Sample[] = [];
  const starts = [...page.matchAll(/^\{/gm)].slice(0, MOST_SAMPLES);
  for (const { index } of starts) {
    const shown = page.slice(index, index + MOST_CHARACTERS);
    const value = parseObject(shown.slice(0, measureFlow(shown, 0)));
    if (value !== undefined) samples.push({ offset: index, value, isPlaceholder: hasPlaceholder(value) });
  }
  return samples;
}

/** More samples say nothing new about an operation. */
const MOST_SAMPLES = 200;

/** A longer one is none that a person reads. */
const MOST_CHARACTERS = 20_000;

/** An object of JSON, or of JavaScript whose keys have no quotes. */
export function parseObject(text: string): Members | undefined {
  for (const json of [text, text.replaceAll(/([{,]\s*)([A-Za-z_]\w*)(?=\s*:)/g, '$1"$2"')]) {
    try {
      const value: unknown = JSON.parse(json);
      return isObject(value) && findExcess(value) === undefined ? value : undefined;
    } catch {
      // The next reading.
    }
  }
  return undefined;
}

function hasPlaceholder(value: unknown): boolean {
  if (typeof value === "string") return /^<[^<>]*>$/.test(value);
  return (
    typeof value === "object" && value !== null && Object.values(value).some((each) => hasPlaceholder(each))
  );
}

/** The types of a value that was sent: what is always there, and which other values there are, it can't tell. */
export function inferSchema(value: unknown): Members {
  if (value === null) return { type: "null" };
  if (Array.isArray(value))
    return value.length === 0 ? { type: "array" } : { type: "array", items: inferSchema(value[0]) };
  if (!isObject(value)) return { type: typeof value };
  const properties = Object.entries(value).map(([name, each]) => [name, inferSchema(each)] as const);
  return { type: "object", properties: Object.fromEntries(properties) };
}

/** One schema for what two say: the first has precedence, the second adds properties. */
export function mergeSchemas(one: Members, other: Members): Members {
  if (!isObject(one["properties"]) || !isObject(other["properties"])) return one;
  const properties: Record<string, unknown> = { ...one["properties"] };
  for (const [name, schema] of Object.entries(other["properties"])) {
    const known = properties[name];
    properties[name] = isObject(known) && isObject(schema) ? mergeSchemas(known, schema) : (known ?? schema);
  }
  return { ...one, properties };
}
