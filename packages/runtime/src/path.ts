import { SCALAR, serializeScalar } from "./scalar.js";
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
    const refuse = (problem: string): UsageError =>
      new UsageError(operation, `path parameter "${name}" ${problem}`);
    if (value === undefined || value === null) throw refuse("is missing");
    const text = serializeScalar(value);
    if (text === undefined) throw refuse(SCALAR);
    if (text === "") throw refuse("can't be empty");
    // `.` and `..` as URL parsers and proxies read them: also percent-encoded, also encoded more than once.
    if (/^(?:\.|%(?:25)*2e){1,2}$/i.test(text)) throw refuse(`can't be ${JSON.stringify(text)}`);
    return encodeURIComponent(text);
  });
}
