import { isDeepStrictEqual } from "node:util";
import { type Api, basePath, neededSchemes, type Operation, type Parameter, sentContent } from "./api.js";
import { judgeBody } from "./judge/body.js";
import { judgeByEnforcer } from "./judge/enforcer.js";
import { exceptionOf } from "./judge/exception.js";
import { expansionOf, withoutMarks } from "./judge/expansion.js";
import { parsed } from "./judge/parser.js";
import type { Request } from "./loopback.js";

/** All that is wrong with the request of an operation's call, one sentence each. */
export async function judge(api: Api, operation: Operation, request: Request): Promise<readonly string[]> {
  const path = basePath(api, operation) + operation.path;
  const content = sentContent(operation);
  const body = content?.kind === "json" ? (JSON.parse(request.body.toString()) as unknown) : undefined;
  return [
    ...(await judgeByEnforcer(operation, path, request, content && (body ?? {}))),
    ...judgePath(path, operation, request),
    ...operation.parameters.flatMap((parameter) => judgeParameter(parameter, operation.parameters, request)),
    ...judgeNames(api, operation, request),
    ...judgeCredentials(api, operation, request),
    ...(content === undefined ? judgeAbsence(request) : judgeContent(content.name, request)),
    ...(content === undefined ? [] : await judgeBody(content, request)),
  ];
}

function judgePath(template: string, { parameters }: Operation, request: Request): readonly string[] {
  const values = new Map(
    parameters.filter((each) => each.in === "path").map((each) => [each.name, expansionOf(each)]),
  );
  const expected = withoutMarks(template.replace(/\{([^}]+)\}/g, (_, name: string) => values.get(name)!));
  const found = withoutMarks(request.target.replace(/\?.*/s, ""));
  return found === expected ? [] : [`The path is ${found}, and by RFC 6570 ${expected}`];
}

function judgeParameter(
  parameter: Parameter,
  all: readonly Parameter[],
  request: Request,
): readonly string[] {
  if (parameter.in === "path") return [];
  const subject = `${parameter.in} ${JSON.stringify(parameter.name)}`;
  const expected = parameter.absent ? undefined : parameter.value;
  const expansion = parameter.absent ? undefined : expansionOf(parameter);
  if (expansion !== undefined) {
    const query = `&${withoutMarks(request.target).replace(/^[^?]*\??/s, "")}&`;
    const field = request.headers[parameter.name.toLowerCase()];
    const isThere = parameter.in === "header" ? field === expansion : query.includes(`&${expansion}&`);
    return isThere ? [] : [`${subject} is not ${expansion}, as by RFC 6570, in ${field ?? query}`];
  }
  const found = parsed(parameter, request);
  if (found === "unread") {
    return exceptionOf(parameter, all) === undefined || parameter.absent ? [] : [`${subject} has no judge`];
  }
  const isSame =
    parameter.mediaType === undefined ? sameText(found, expected) : isDeepStrictEqual(found, expected);
  return isSame
    ? []
    : [`${subject} arrived as ${JSON.stringify(found)}, sent as ${JSON.stringify(expected)}`];
}

/** On the wire all is text. */
function sameText(found: unknown, expected: unknown): boolean {
  return isDeepStrictEqual(texts(found), texts(expected));
}

function texts(value: unknown): unknown {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).map(([key, each]) => [key, texts(each)]);
  return typeof value === "string" || value === undefined ? value : JSON.stringify(value);
}

/** Nothing is sent that nobody asked for. */
function judgeNames(api: Api, operation: Operation, request: Request): readonly string[] {
  const used = api.securitySchemes.filter(({ key }) => neededSchemes(operation).includes(key));
  const names = [
    ...operation.parameters.filter((each) => !each.absent),
    ...used.map(({ place, field }) => ({ in: place, name: field })),
  ];
  const inQuery = new URLSearchParams(request.target.replace(/^[^?]*\??/s, ""));
  const allowed = names.filter((each) => each.in === "query");
  const undeclared = [...inQuery.keys()].filter((key) => {
    const isOwn = allowed.some(({ name }) => key === name || key.startsWith(`${name}[`));
    const isSpread = operation.parameters.some(
      ({ in: location, value, absent }) =>
        location === "query" && !absent && typeof value === "object" && Object.hasOwn(value as object, key),
    );
    return !isOwn && !isSpread;
  });
  const hasCookie = names.some((each) => each.in === "cookie");
  return [
    ...undeclared.map((key) => `The query has ${JSON.stringify(key)}, which nobody asked for`),
    ...(request.headers["cookie"] === undefined || hasCookie
      ? []
      : ["There is a cookie, which nobody asked for"]),
  ];
}

function judgeCredentials(api: Api, operation: Operation, request: Request): readonly string[] {
  return api.securitySchemes.flatMap(({ key, place, field, sent }) => {
    const isUsed = neededSchemes(operation).includes(key);
    const query = new URLSearchParams(request.target.replace(/^[^?]*\??/s, ""));
    const cookies = (request.headers["cookie"] ?? "").split("; ").map((pair) => pair.split(/=(.*)/s));
    const found = {
      header: request.headers[field],
      query: query.get(field) ?? undefined,
      cookie: cookies.find(([name]) => name === field)?.[1],
    }[place];
    if (isUsed)
      return found === sent ? [] : [`${key} arrived in ${place} ${field} as ${found}, sent as ${sent}`];
    return found === sent ? [`${key} was sent in ${place} ${field}, and is not needed`] : [];
  });
}

function judgeAbsence(request: Request): readonly string[] {
  const type = request.headers["content-type"];
  return [
    ...(request.body.length === 0 ? [] : [`There is a body: ${request.body.toString()}`]),
    ...(type === undefined ? [] : [`There is no body, and a Content-Type of ${type}`]),
  ];
}

function judgeContent(name: string, request: Request): readonly string[] {
  const type = request.headers["content-type"] ?? "none";
  return type.replace(/;.*/, "").toLowerCase() === name
    ? []
    : [`The Content-Type is ${type}, and not ${name}`];
}
