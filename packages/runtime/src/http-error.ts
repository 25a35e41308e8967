import { CallError } from "./call-error.js";
import { excerpt } from "./excerpt.js";

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
  /** The decoded content; undefined where there was none, or where it was not of a media type that the spec declares. */
  declare readonly body: Body | undefined;
  /** The content as text, whatever its media type; empty where there was none. */
  declare readonly text: string;
  /** The header fields of the response. */
  declare readonly headers: Headers;

  constructor(
    operation: string,
    response: Response,
    content: { readonly body: Body | undefined; readonly text: string; readonly message: string | undefined },
  ) {
    const { status, statusText } = response;
    const phrase =
      status === 0 ? "redirect refused" : [status, excerpt(statusText)].filter(Boolean).join(" ");
    super(operation, content.message === undefined ? phrase : `${phrase}: ${content.message}`);
    this.status = status as Code;
    hide(this, { body: content.body, text: content.text, headers: response.headers });
  }
}

/**
 * Tells whether `error` is an HttpError, also one of another copy of this package; with an operationId, whether that
 * Operation threw it.
 */
export function isHttpError(error: unknown, operationId?: string): error is HttpError {
  if (!(error instanceof Error) || error.name !== "HttpError") return false;
  return operationId === undefined || (error as HttpError).operation === operationId;
}

function hide(error: object, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(error, name, { value, enumerable: false });
  }
}
