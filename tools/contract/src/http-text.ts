import type { Answer } from "./answer.js";
import { credentialPlaces, maskedHeader, redacted } from "./credential.js";
import { isJson } from "./media-type.js";
import type { Operation } from "./operation.js";
import { reasonPhrase } from "./reason-phrase.js";
import { decoded, type ReceivedRequest } from "./received-request.js";
import type { SecurityScheme } from "./security-scheme.js";
import type { Spec } from "./spec.js";

/** Request headers that fetch, browsers and Cloudflare's Workers add on their own, and that differ between them. */
const PLATFORM_HEADERS =
  /^(host|connection|keep-alive|user-agent|accept-(encoding|language)|sec-.*|cf-.*|content-length|transfer-encoding|te|expect|cache-control|pragma|priority|origin|referer|dnt|upgrade-insecure-requests)$/;

/** The text of an exchange with a server that is not ours, as `Exchange.toHttp` promises it. */
export function exchangeText(spec: Spec, request: ReceivedRequest, answer: Answer): string {
  const operation = spec.operations.find(({ method, paths }) => {
    return method === request.method && paths.some((path) => path.match(request.path) !== undefined);
  });
  if (operation === undefined) throw new Error(`The spec has no ${request.method} ${request.path}.`);
  return httpText(spec.securitySchemes, operation, request, answer);
}

/** The text of an exchange, as `Exchange.toHttp` promises it. */
export function httpText(
  schemes: readonly SecurityScheme[],
  operation: Operation,
  request: ReceivedRequest,
  answer: Answer,
): string {
  const requestLines = [
    `${request.method} ${maskedTarget(schemes, request)} HTTP/1.1`,
    "host: 127.0.0.1",
    ...requestHeaders(schemes, operation, request),
    ...bodyLines(request.headers.get("content-type")?.[0], request.body.toString("utf8")),
  ];
  const responseLines = [
    `HTTP/1.1 ${answer.status} ${reasonPhrase(answer.status)}`.trimEnd(),
    ...headerLines(Object.entries(answer.headers)),
    ...bodyLines(answer.headers["content-type"], answer.body ?? ""),
  ];
  const text = [...requestLines, "", ...responseLines].join("\n");
  return `${redacted(text, schemes, request).trimEnd()}\n`;
}

function requestHeaders(
  schemes: readonly SecurityScheme[],
  operation: Operation,
  request: ReceivedRequest,
): readonly string[] {
  const declared = operation.parameters
    .filter((parameter) => parameter.in === "header")
    .map(({ name }) => name);
  const secret = credentialPlaces(schemes)
    .filter((place) => place.in === "header")
    .map(({ name }) => name);
  const headers = [...request.headers].flatMap(([name, values]) =>
    values.map(
      (value) => [name, secret.includes(name) || name === "cookie" ? maskedHeader(value) : value] as const,
    ),
  );
  return headerLines(
    headers.filter(([name, value]) => {
      // `*/*` is what fetch sends where the client has not said what it accepts.
      const platform = PLATFORM_HEADERS.test(name) || (name === "accept" && value === "*/*");
      return !platform || declared.includes(name);
    }),
  );
}

function headerLines(headers: readonly (readonly [string, string])[]): readonly string[] {
  return headers.map(([name, value]) => `${name}: ${value}`).toSorted();
}

function maskedTarget(schemes: readonly SecurityScheme[], request: ReceivedRequest): string {
  const secret = schemes
    .filter(({ credential }) => credential?.in === "query")
    .map(({ credential }) => credential?.name);
  return request.target.replace(/([?&])([^=&]*)=[^&]*/g, (field, separator: string, name: string) =>
    secret.includes(decoded(name, "query") ?? name) ? `${separator}${name}=***` : field,
  );
}

/** A blank line and the body; nothing where it is empty. */
function bodyLines(contentType: string | undefined, body: string): readonly string[] {
  if (body === "") return [];
  return ["", contentType !== undefined && isJson(contentType) ? indented(body) : body];
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    // A raw answer may well be broken JSON on purpose.
    return json;
  }
}
