import type { Operation } from "./operation.js";
import type { Parameter } from "./parameter.js";
import { decoded, sentValues, type ReceivedRequest } from "./received-request.js";
import { problemSentence, type SchemaProblem } from "./schema-check.js";
import type { Spec } from "./spec.js";

/** What a request breaks the declared parameters with, one sentence each. */
export function checkParameters(
  spec: Spec,
  operation: Operation,
  request: ReceivedRequest,
): readonly string[] {
  const path = operation.path.match(request.path);
  const violations = operation.parameters.flatMap((parameter) => {
    if (parameter.in !== "path")
      return checkParameter(parameter, sentValues(request, parameter.in, parameter.name));
    const value = path?.get(parameter.name);
    return checkParameter(parameter, value === undefined ? [] : [value]);
  });
  return [...violations, ...checkUndeclared(spec, operation, request)];
}

function checkParameter(parameter: Parameter, sent: readonly string[]): readonly string[] {
  const subject = `The ${parameter.in} parameter "${parameter.name}"`;
  if (sent.length === 0) return parameter.required ? [`${subject} is missing. The spec requires it.`] : [];
  if (parameter.values === "one" && sent.length > 1) {
    return [`${subject} was sent ${sent.length} times. The spec has it once.`];
  }
  const parts = parameter.values === "comma" ? sent.flatMap((value) => value.split(",")) : sent;
  const texts = parts.flatMap((part) => decodedPart(parameter, part) ?? []);
  if (texts.length < parts.length) return [`${subject} has a broken percent-encoding.`];
  return checkWireValue(parameter, texts).map((problem) => problemSentence(subject, problem));
}

function decodedPart(parameter: Parameter, part: string): string | undefined {
  if (parameter.in === "path" || parameter.in === "query") return decoded(part, parameter.in);
  return parameter.in === "header" ? part.trim() : part;
}

/** On the wire all is text: `5` may be a string or a number, and it fits where one of them does. */
function checkWireValue(parameter: Parameter, texts: readonly string[]): readonly SchemaProblem[] {
  const readings = [texts, texts.map(scalar)].map((values) =>
    parameter.values === "one" ? values[0] : values,
  );
  const results = readings.map((reading) => parameter.check(reading));
  // Of two readings that both fail, the one that is more of the right type has the better reasons.
  const [best = []] = results.toSorted((a, b) => wrongTypes(a) - wrongTypes(b));
  return results.some((problems) => problems.length === 0) ? [] : best;
}

function wrongTypes(problems: readonly SchemaProblem[]): number {
  return problems.filter(({ keyword }) => keyword === "type").length;
}

function scalar(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}

function checkUndeclared(spec: Spec, operation: Operation, request: ReceivedRequest): readonly string[] {
  const declared = new Set([
    ...operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    // Whether a credential belongs here is for the security check to say.
    ...spec.securitySchemes
      .filter(({ credential }) => credential.in === "query")
      .map(({ credential }) => credential.name),
  ]);
  const names = new Set(request.query.map(([name]) => name));
  return [...names]
    .filter((name) => !declared.has(name))
    .map((name) => `The query parameter "${name}" was sent. The spec does not have it.`);
}
