import { CallError, isCallError } from "./call-error.js";
import type { AnsweredExchange } from "./exchange.js";
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
  declare readonly status: Code;
  /** How long the server asks to wait, in ms, where it does (RFC 9110, section 10.2.3). */
  declare readonly retryAfter: number | undefined;
  readonly #exchange: AnsweredExchange;
  readonly #body: Body | undefined;

  constructor(exchange: AnsweredExchange, body: unknown) {
    const { response } = exchange;
    const { status, statusText, headers } = response;
    // Of a redirect, no more than the origin that it would have gone to.
    const location = headers.get("location") ?? "";
    const target = URL.canParse(location) ? `, a redirect to ${new URL(location).origin}` : "";
    // The provider's own message, where the body has one at a usual place.
    const { error, message } = Object(body) as { error?: { message?: unknown } | null; message?: unknown };
    const said = [error?.message, error, message].find((each) => typeof each === "string");
    super(exchange, `${status} ${statusText}`.trim() + target + (said ? `: ${said}` : ""), {
      status,
      retryAfter: retryAfter(response),
    });
    this.#exchange = exchange;
    this.#body = body as Body | undefined;
  }

  /** The decoded content; undefined where there was none, or none of a media type that the spec declares. */
  get body(): Body | undefined {
    return this.#body;
  }

  /** The content as text, whatever its media type, up to 64 KiB; empty where there was none. */
  get text(): string {
    return new TextDecoder().decode(this.#exchange.content);
  }

  /** The header fields of the response. */
  get headers(): Headers {
    return this.#exchange.response.headers;
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
