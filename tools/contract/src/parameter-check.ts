import type { Operation } from "./operation.js";
import type { Parameter } from "./parameter.js";
import { cookieFields, decoded, type ReceivedRequest, sentValues } from "./received-request.js";
import { problemSentence, type SchemaProblem } from "./schema-check.js";
import type { Spec } from "./spec.js";
import {
  type Decode,
  type Fields,
  type Found,
  type Shape,
  splitFields,
  splitText,
  type Style,
  type WireText,
} from "./style.js";
import { checkText, decodedText } from "./wire-value.js";

/** What a request breaks the declared parameters with, one sentence each. */
export function checkParameters(
  spec: Spec,
  operation: Operation,
  request: ReceivedRequest,
): readonly string[] {
  const violations = operation.parameters.flatMap((parameter) =>
    checkParameter(spec, operation, parameter, request),
  );
  return [...violations, ...checkUndeclared(spec, operation, request)];
}

function checkParameter(
  spec: Spec,
  operation: Operation,
  parameter: Parameter,
  request: ReceivedRequest,
): readonly string[] {
  const { name, required, shapes } = parameter;
  const subject = `The ${parameter.in} parameter "${name}"`;
  const decode = decoderOf(parameter);
  const results = shapes.map((shape): readonly string[] => {
    const sent = sentText(spec, operation, parameter, shape, request);
    if (sent === undefined) return required ? [`${subject} is missing. The spec requires it.`] : [];
    if (sent === "malformed")
      return [`${subject} is not of style "${parameter.style?.name}", as the spec says.`];
    if ("times" in sent) return [`${subject} was sent ${sent.times} times. The spec has it once.`];
    const text = decodedText(sent.text, decode);
    if (text === undefined) return [`${subject} has a broken percent-encoding.`];
    const problems = checkValue(parameter, text);
    if (problems === "broken") return [`${subject} is not JSON, as the spec says.`];
    return problems.map((problem) => problemSentence(subject, problem));
  });
  return results.find((violations) => violations.length === 0) ?? results[0] ?? [];
}

function checkValue(parameter: Parameter, text: WireText): readonly SchemaProblem[] | "broken" {
  if (!parameter.isJson) return checkText(text, parameter.schema, parameter.check);
  try {
    return parameter.check(JSON.parse(String(text)));
  } catch {
    return "broken";
  }
}

/** What was sent for a parameter, undecoded; undefined where nothing was. */
function sentText(
  spec: Spec,
  operation: Operation,
  parameter: Parameter,
  shape: Shape,
  request: ReceivedRequest,
): Found | "malformed" | undefined {
  const { in: place, name, style } = parameter;
  if (place === "querystring") return request.rawQuery === "" ? undefined : { text: request.rawQuery };
  if (place === "query" || place === "cookie") {
    const fields = ownFields(
      spec,
      operation,
      parameter,
      place === "query" ? request.query : cookieFields(request),
    );
    return splitFields(name, style ?? CONTENT, style === undefined ? "scalar" : shape, fields);
  }
  const values =
    place === "header" ? sentValues(request, "header", name) : pathValues(operation, parameter, request);
  if (values.length === 0) return undefined;
  if (values.length > 1 && shape !== "array") return { times: values.length };
  const text = style === undefined ? values.join(",") : splitText(name, style, shape, values.join(","));
  return text === undefined ? "malformed" : { text };
}

/** What a parameter with `content` is read as: one field, as it is. */
const CONTENT: Style = { name: "form", explode: true };

function pathValues(operation: Operation, { name }: Parameter, request: ReceivedRequest): readonly string[] {
  const matches = operation.paths.map((path) => path.match(request.path)?.get(name));
  return matches.filter((value) => value !== undefined).slice(0, 1);
}

/** An exploded object has no name on the wire: it takes what no other parameter of its place has the name of. */
function ownFields(spec: Spec, operation: Operation, parameter: Parameter, fields: Fields): Fields {
  const { in: place, style, shapes } = parameter;
  const isSpread = style?.explode === true && shapes.includes("object") && style.name !== "deepObject";
  if (!isSpread) return fields;
  const others = operation.parameters.filter((each) => each !== parameter && each.in === place);
  const taken = [
    ...others.map(({ name }) => name),
    ...spec.securitySchemes
      .filter(({ credential }) => credential?.in === place)
      .map(({ credential }) => credential?.name),
  ];
  const isTaken = (key: string): boolean => taken.some((name) => key === name || key.startsWith(`${name}[`));
  return fields.filter(([key]) => !isTaken(key));
}

function decoderOf({ in: place, style }: Parameter): Decode {
  if (place === "header") return (text) => text.trim();
  if (style?.name === "cookie") return (text) => text;
  return (text) => decoded(text, place === "path" || place === "cookie" ? "path" : "query");
}

function checkUndeclared(spec: Spec, operation: Operation, request: ReceivedRequest): readonly string[] {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === "query");
  const isOpen = operation.parameters.some(
    ({ in: place, style, shapes }) =>
      place === "querystring" ||
      (place === "query" && style?.name === "form" && style.explode && shapes.includes("object")),
  );
  if (isOpen) return [];
  // Whether a credential belongs here is for the security check to say.
  const credentials = spec.securitySchemes
    .map(({ credential }) => credential)
    .filter((each) => each?.in === "query");
  const names = new Set(request.query.map(([name]) => name));
  return [...names]
    .filter((name) => !credentials.some((credential) => credential?.name === name))
    .filter((name) => !inQuery.some((parameter) => isNameOf(parameter, name)))
    .map((name) => `The query parameter "${name}" was sent. The spec does not have it.`);
}

function isNameOf({ name, style }: Parameter, sent: string): boolean {
  return style?.name === "deepObject" ? sent.startsWith(`${name}[`) : sent === name;
}
