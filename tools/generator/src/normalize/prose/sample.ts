import { isObject } from "../../load/specification.js";
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
  return [...page.matchAll(/^\{/gm)].flatMap(({ index }): readonly Sample[] => {
    const value = readObject(page, index);
    return value === undefined ? [] : [{ offset: index, value, isPlaceholder: hasPlaceholder(value) }];
  });
}

function readObject(page: string, start: number): Members | undefined {
  for (
    let end = page.indexOf("}", start);
    end !== -1 && end < start + 20_000;
    end = page.indexOf("}", end + 1)
  ) {
    const value = parseObject(page.slice(start, end + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** An object of JSON, or of JavaScript whose keys have no quotes. */
export function parseObject(text: string): Members | undefined {
  for (const json of [text, text.replaceAll(/([{,]\s*)([A-Za-z_]\w*)(?=\s*:)/g, '$1"$2"')]) {
    try {
      const value: unknown = JSON.parse(json);
      return isObject(value) ? value : undefined;
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
