import { CallError, type CallState, isCallError } from "./call-error.js";
import type { Answer } from "./content.js";
import { retryAfter } from "./retry-after.js";

/**
 * The server answered, and the status is not a success that the spec declares: an error, a redirect (never followed),
 * or a status that nobody documented. `status` narrows `body` where an Operation's own error type is used.
 *
 * The message holds the Operation, the status and the provider's own message. Body, text and headers are left out of
 * `console.log` and `JSON.stringify`, as they may hold what the caller would not log.
 */
export class HttpError<out Code extends number = number, out Body = unknown> extends CallError {
  override readonly name = "HttpError";
  /** The status code; 0 for a redirect in a browser, which hides it (Fetch standard, "opaque-redirect"). */
  readonly status: Code;
  /** How long the server asks to wait, in ms, where it does (RFC 9110, section 10.2.3). */
  readonly retryAfter: number | undefined;
  readonly #body: Body | undefined;
  readonly #answer: Answer;

  constructor(state: CallState, answer: Answer, body: unknown) {
    const { response } = answer;
    super(state, describe(response) + readMessage(body));
    this.status = response.status as Code;
    this.retryAfter = retryAfter(response.headers);
    this.#body = body as Body | undefined;
    this.#answer = answer;
  }

  /** The decoded content; undefined where there was none, or none of a media type that the spec declares. */
  get body(): Body | undefined {
    return this.#body;
  }

  /** The content as text, whatever its media type, up to 64 KiB; empty where there was none. */
  get text(): string {
    return new TextDecoder().decode(this.#answer.content);
  }

  /** The header fields of the response. */
  get headers(): Headers {
    return this.#answer.response.headers;
  }
}

/**
 * Tells whether a value is an HttpError, also of another copy of this package; with an operationId, whether that
 * Operation threw it.
 */
export function isHttpError(error: unknown, operationId?: string): error is HttpError {
  if (!isCallError(error) || error.name !== "HttpError") return false;
  return operationId === undefined || error.operation === operationId;
}

/** The status; of a redirect, the origin that it would have gone to, and no more. */
function describe({ status, statusText, headers }: Response): string {
  const location = headers.get("location") ?? "";
  const target = URL.canParse(location) ? `, a redirect to ${new URL(location).origin}` : "";
  return `${status} ${statusText}`.trim() + target;
}

/** The provider's own message, where the body has one at a usual place. */
function readMessage(body: unknown): string {
  const { error, message } = Object(body) as { error?: { message?: unknown } | null; message?: unknown };
  const found = [error?.message, error, message].find((each) => typeof each === "string");
  return found ? `: ${String(found)}` : "";
}
