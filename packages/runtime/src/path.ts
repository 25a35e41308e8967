import { UsageError } from "./usage-error.js";

/**
 * Fills a path template. Each value becomes one percent-encoded segment, or part of one; what could leave its place
 * in the path, or fall out of it, is refused by name.
 */
export function serializePath(
  operation: string,
  template: string,
  values: Readonly<Record<string, unknown>>,
): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return encode(operation, name, value);
  });
}

function encode(operation: string, name: string, value: unknown): string {
  const refuse = (problem: string): UsageError =>
    new UsageError(operation, `path parameter "${name}" ${problem}`);
  if (value === undefined || value === null) throw refuse("is missing.");
  const text = write(value);
  if (text === undefined) throw refuse(`must be a string, a finite number or a boolean, not ${kind(value)}.`);
  if (text === "") throw refuse("can't be empty.");
  if (isDotSegment(text)) throw refuse(`can't be ${JSON.stringify(text)}: a dot segment changes the path.`);
  try {
    return encodeURIComponent(text);
  } catch {
    throw refuse("holds half of a surrogate pair, which has no UTF-8 form.");
  }
}

function write(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === "string" || typeof value === "boolean" ? String(value) : undefined;
}

/** `.` and `..` as URL parsers and proxies read them: also percent-encoded, also encoded more than once. */
function isDotSegment(text: string): boolean {
  return /^(?:\.|%(?:25)*2e){1,2}$/i.test(text);
}

function kind(value: unknown): string {
  if (typeof value === "number") return String(value);
  return Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
}
