import type { CallState } from "./call-error.js";
import type { Answer } from "./content.js";
import { DecodeError } from "./decode-error.js";
import { HttpError } from "./http-error.js";
import { findContent, readMediaType } from "./media-type.js";
import type { Content, Operation } from "./operation.js";
import type { StreamDecoder } from "./stream.js";

/** The value of content; undefined where it is not what its media type says. */
export interface Decoder {
  (content: Uint8Array<ArrayBuffer>): Decoded | undefined;
  /** Where it is there, the value is handed over before the content has arrived, by an Operation that has `open`. */
  readonly stream?: StreamDecoder;
}

/** A value that was decoded; it may be undefined or null itself. */
export interface Decoded {
  readonly value: unknown;
}

/** JSON in UTF-8 (RFC 8259, section 8.1). Its own errors would quote the text. */
export const decodeJson: Decoder = (content) => {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content)) as unknown };
  } catch {
    return undefined;
  }
};

/**
 * The content of a response that the spec declares as a success, decoded; undefined where none is declared.
 * Everything else is thrown: an `HttpError` for other statuses, a `DecodeError` for a success with other content.
 */
export function unwrap({ responses }: Operation, state: CallState, answer: Answer): unknown {
  const { response, content } = answer;
  const { ok, status } = response;
  const declared = responses[status] ?? responses[`${String(status)[0]}XX`];
  if (ok && declared !== undefined) return decode(declared, state, answer);
  // A page in the place of an answer is not the provider's: a proxy or a login wall sent it.
  const known = Object.assign({}, ...Object.values(responses)) as Content<Decoder>;
  if (ok && content.length > 0 && !findContent(known, response)) decode(known, state, answer);
  const fallback = declared ?? responses["default"];
  const decoder = fallback === undefined ? decodeJson : findContent(fallback, response);
  throw new HttpError(state, answer, decoder?.(content)?.value);
}

/** The value of a success that may have the declared content, or none where none is declared. */
export function decode(declared: Content<Decoder>, state: CallState, answer: Answer): unknown {
  const {
    response,
    content,
    isCut,
    decoded = isCut ? undefined : findContent(declared, response)?.(content),
  } = answer;
  const types = Object.keys(declared);
  // Content that nobody declared is not the provider's.
  if (types.length === 0 && content.length === 0) return undefined;
  if (decoded !== undefined) return decoded.value;
  const size = `${isCut ? "more than " : ""}${content.length} bytes of ${readMediaType(response) || "no media type"}`;
  throw new DecodeError(
    state,
    response.status,
    `${size}, not readable as ${types.join(" or ") || "a success"}`,
  );
}
