import { DecodeError } from "./decode-error.js";
import { excerpt } from "./excerpt.js";
import { HttpError } from "./http-error.js";
import type { Operation } from "./operation.js";
import { ReceivedResponse } from "./received-response.js";

/**
 * The content of a response that the spec declares as a success: decoded JSON, or undefined where none is declared.
 * Everything else is thrown: an `HttpError` for other statuses, a `DecodeError` for a success with other content.
 */
export function unwrap(operation: Operation, response: Response): unknown {
  const { operationId, responses } = operation;
  const content = response instanceof ReceivedResponse ? response.content : new Uint8Array();
  const mediaType = readMediaType(response);
  const declared = response.ok ? (responses[response.status] ?? responses["2XX"]) : undefined;
  if (declared !== undefined) {
    return declared.length === 0 ? undefined : decode(operationId, response, declared, content);
  }
  // A page in the place of an answer is not the provider's: a proxy or a login wall sent it.
  const known = Object.values(responses).flat();
  if (response.ok && content.length > 0 && !known.some((each) => matches(mediaType, each))) {
    throw new DecodeError(operationId, response.status, describe(mediaType, known));
  }
  throw httpError(operation, response, content);
}

function decode(
  operationId: string,
  response: Response,
  declared: readonly string[],
  content: Uint8Array,
): unknown {
  const fail = (message: string, cause?: unknown): DecodeError =>
    new DecodeError(operationId, response.status, message, cause === undefined ? {} : { cause });
  if (content.length === 0) throw fail(`no content, where the spec declares ${declared.join(" or ")}.`);
  const mediaType = readMediaType(response);
  if (!declared.some((each) => matches(mediaType, each))) throw fail(describe(mediaType, declared));
  const text = decodeText(content);
  if (text === undefined) throw fail("content that is not UTF-8.");
  const json = parseJson(text);
  if (json === undefined) throw fail(`content that is not JSON, ${content.length} bytes of ${mediaType}.`);
  return json.value;
}

function httpError(operation: Operation, response: Response, content: Uint8Array): HttpError {
  const { operationId, responses } = operation;
  const { status } = response;
  const declared =
    responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses["default"] ?? [];
  const text = decodeText(content) ?? "";
  const isDeclared = declared.length === 0 || declared.some((each) => matches(readMediaType(response), each));
  const body = isDeclared ? parseJson(text)?.value : undefined;
  return new HttpError(operationId, response, { body, text, message: readMessage(body, response) });
}

/** The provider's own message, where the body has one at a usual place, without the credentials of the request. */
function readMessage(body: unknown, response: Response): string | undefined {
  const { error, message } = (body ?? {}) as { error?: unknown; message?: unknown };
  const nested = (error as { message?: unknown } | undefined)?.message;
  const found = [nested, error, message].find((each) => typeof each === "string");
  if (found === undefined) return undefined;
  const credentials = response instanceof ReceivedResponse ? response.credentials : [];
  return excerpt(credentials.reduce((text, { secret }) => text.replaceAll(secret, "[credential]"), found));
}

function readMediaType(response: Response): string {
  return (response.headers.get("content-type") ?? "").replace(/;.*$/s, "").trim().toLowerCase();
}

/** A `+json` type is as good as `application/json`, and the other way round: both are read as JSON. */
function matches(mediaType: string, declared: string): boolean {
  return mediaType === declared || (isJson(mediaType) && isJson(declared));
}

function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.!#$&^-]+\+)?json$/.test(mediaType);
}

function describe(mediaType: string, declared: readonly string[]): string {
  const found = mediaType === "" ? "content of no media type" : excerpt(mediaType);
  const wanted = [...new Set(declared)].join(" or ") || "no content";
  return `${found}, where the spec declares ${wanted}.`;
}

function decodeText(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
