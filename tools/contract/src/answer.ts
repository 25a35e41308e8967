import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Operation } from "./operation.js";
import type { DocumentedResponse, Example } from "./response.js";

/** What is sent to the client. Header names are lower case; `content-length` is left to the server. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An answer that the spec does not say. Its headers are sent as they are, and no Content-Type is added. */
export interface RawAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

/** Which documented response is wanted: its first example and the first status that it documents, unless named. */
export interface DocumentedAnswer {
  readonly response: string;
  readonly example?: string | undefined;
  readonly status?: number | undefined;
}

/** The wanted answer as the operation documents it. Throws where it does not, and lists what there is. */
export function documentedAnswer(operation: Operation, wanted: DocumentedAnswer): Answer {
  const response = operation.responses.find(({ key }) => key === wanted.response);
  if (response === undefined) {
    const keys = operation.responses.map(({ key }) => `"${key}"`).join(", ");
    throw new Error(`${operation.name} has no response "${wanted.response}". It has: ${keys}.`);
  }
  const example = findExample(operation, response, wanted.example);
  const contentType = example && { "content-type": example.mediaType };
  return {
    status: findStatus(operation, response.key, wanted.status),
    headers: { ...response.headers, ...contentType },
    body: example?.body,
  };
}

/** The first example of the first 2XX response: what a provider says when all is well. */
export function successAnswer(operation: Operation): Answer {
  const success = operation.responses.find(({ key }) => key.startsWith("2"));
  if (success === undefined) throw new Error(`${operation.name} documents no 2XX response.`);
  return documentedAnswer(operation, { response: success.key });
}

/** Throws where HTTP itself can't say it. */
export function rawAnswer({ status, headers = {}, body }: RawAnswer): Answer {
  if (!isFinalStatus(status)) throw new Error(`Status ${status} can't be sent. It goes from 200 to 599.`);
  if ((status === 204 || status === 304) && body !== undefined)
    throw new Error(`A ${status} answer has no body.`);
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  for (const [name, value] of entries) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  return { status, headers: Object.fromEntries(entries), body };
}

function findExample(
  operation: Operation,
  response: DocumentedResponse,
  wanted: string | undefined,
): Example | undefined {
  if (!response.hasContent && wanted === undefined) return undefined;
  const example = response.examples.find(({ name }) => wanted === undefined || name === wanted);
  if (example !== undefined) return example;
  const names = response.examples.map(({ name }) => `"${name}"`).join(", ") || "none";
  const missing = wanted === undefined ? "no example" : `no example "${wanted}"`;
  throw new Error(`Response "${response.key}" of ${operation.name} has ${missing}. It has: ${names}.`);
}

function findStatus(operation: Operation, key: string, wanted: number | undefined): number {
  if (wanted === undefined) {
    const status = usualStatuses(key).find((candidate) => documentingKey(operation, candidate) === key);
    if (status !== undefined) return status;
    throw new Error(`${operation.name} has no status left that response "${key}" documents.`);
  }
  if (!isFinalStatus(wanted)) throw new Error(`Status ${wanted} can't be sent. It goes from 200 to 599.`);
  const documenting = documentingKey(operation, wanted);
  if (documenting === key) return wanted;
  const found = documenting === undefined ? "by no response" : `by response "${documenting}"`;
  throw new Error(`Status ${wanted} is documented ${found} of ${operation.name}, not by "${key}".`);
}

/** The statuses that a key may stand for, the most usual one first. */
function usualStatuses(key: string): readonly number[] {
  if (key === "default") return ["5XX", "4XX", "3XX", "2XX"].flatMap(usualStatuses);
  if (!key.endsWith("XX")) return [Number(key)].filter(isFinalStatus);
  return Array.from({ length: 100 }, (_, index) => Number(key[0]) * 100 + index).filter(isFinalStatus);
}

/** The response that documents a status: its own before its range, and that before `default`. */
export function documentingKey({ responses }: Operation, status: number): string | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return keys.find((key) => responses.some((response) => response.key === key));
}

/** 1XX are no answers: another one has to follow them. */
function isFinalStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}
