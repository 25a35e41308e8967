import { documentingKey } from "./answer.js";
import { essence, isCovered, isJson } from "./media-type.js";
import type { Operation } from "./operation.js";
import { problemSentence } from "./schema-check.js";

/** A response as a provider sent it. */
export interface ReceivedResponse {
  readonly status: number;
  /** Undefined where there was no Content-Type. */
  readonly contentType: string | undefined;
  readonly body: string;
}

/** What a provider's response breaks the spec with, one sentence each. */
export function checkResponse(
  operation: Operation,
  { status, contentType, body }: ReceivedResponse,
): readonly string[] {
  const key = documentingKey(operation, status);
  const response = operation.responses.find((each) => each.key === key);
  if (response === undefined) {
    const known = operation.responses.map((each) => each.key).join(", ");
    return [`The status is ${status}. The spec has for ${operation.name}: ${known}.`];
  }
  const types = response.content.map(({ mediaType }) => mediaType);
  const isEmpty = body === "" || status === 204 || status === 304;
  if (types.length === 0) return isEmpty ? [] : [`The ${status} has a body. The spec has none for "${key}".`];
  if (isEmpty) return [`The ${status} has no body. The spec has for "${key}": ${types.join(", ")}.`];
  const content = response.content.find(({ mediaType }) => isCovered(contentType ?? "", mediaType));
  if (content === undefined) {
    const found = contentType === undefined ? "missing" : `"${essence(contentType)}"`;
    return [`The Content-Type is ${found}. The spec has for "${key}": ${types.join(", ")}.`];
  }
  if (!isJson(contentType ?? "")) return [];
  try {
    const value: unknown = JSON.parse(body);
    return content.check(value).map((problem) => problemSentence("The body", problem));
  } catch {
    return ["The body is no JSON, as its Content-Type says."];
  }
}
