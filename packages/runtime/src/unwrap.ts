import type { Bytes } from "./bytes.js";
import { DecodeError } from "./decode-error.js";
import type { AnsweredExchange } from "./exchange.js";
import { HttpError } from "./http-error.js";
import { readMediaType } from "./media-type.js";
import type { Operation } from "./operation.js";
import type { StreamDecoder } from "./stream.js";

/** The value of content; undefined where it is not what its media type says. */
export interface Decoder {
  (content: Bytes): Decoded | undefined;
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
export function unwrap(responses: Operation["responses"], exchange: AnsweredExchange): unknown {
  const { response, content } = exchange;
  const { ok, status, headers } = response;
  const mediaType = readMediaType(headers.get("content-type"));
  const declared = responses[status];
  const known = declared ?? responses["default"];
  const decode = known ? known[mediaType] : decodeJson;
  const { decoded = decode?.(content) } = exchange;
  const types = Object.keys(declared ?? {}).join(" or ");
  const size = content.length;
  if (!ok || (!declared && (decoded || size === 0))) throw new HttpError(exchange, decoded?.value);
  // Content that can't be read in the place of an answer is not the provider's: a proxy or a login wall sent it.
  if (!decoded && size + types.length > 0) {
    throw new DecodeError(exchange, `${size} bytes of ${mediaType}, no valid ${types || "success"}`);
  }
  return decoded?.value;
}
