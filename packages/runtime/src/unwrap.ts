import type { CallState } from "./call-error.js";
import type { Answer } from "./content.js";
import { DecodeError } from "./decode-error.js";
import { HttpError } from "./http-error.js";
import { decodeText, isMediaType, parseJson, readMediaType } from "./media-type.js";
import type { Operation } from "./operation.js";

/**
 * The content of a response that the spec declares as a success: decoded JSON, or undefined where none is declared.
 * Everything else is thrown: an `HttpError` for other statuses, a `DecodeError` for a success with other content.
 */
export function unwrap({ responses }: Operation, state: CallState, answer: Answer): unknown {
  const { response, content } = answer;
  const { ok, status } = response;
  const declared = responses[status] ?? responses[`${String(status)[0]}XX`];
  if (!ok || declared === undefined) {
    // A page in the place of an answer is not the provider's: a proxy or a login wall sent it.
    const known = [...new Set(Object.values(responses).flat())];
    if (ok && content.length > 0 && !isMediaType(response, known)) throw failDecoding(state, answer, known);
    const text = decodeText(content) ?? "";
    const mediaTypes = declared ?? responses["default"];
    const isDeclared = mediaTypes === undefined || isMediaType(response, mediaTypes);
    throw new HttpError(state, response, text, isDeclared ? parseJson(text)?.value : undefined);
  }
  if (declared.length > 0) return decode(state, answer, declared);
  // A 204 or 205 has no content on any wire. Elsewhere, content that nobody declared is not the provider's.
  if (content.length > 0) throw failDecoding(state, answer, declared);
  return undefined;
}

/** The JSON of a success; `declared` are the media types that it may have. */
export function decode(state: CallState, answer: Answer, declared: readonly string[]): unknown {
  const text =
    isMediaType(answer.response, declared) && !answer.isCut ? decodeText(answer.content) : undefined;
  const json = text === undefined ? undefined : parseJson(text);
  if (json === undefined) throw failDecoding(state, answer, declared);
  return json.value;
}

function failDecoding(
  state: CallState,
  { response, content, isCut }: Answer,
  declared: readonly string[],
): DecodeError {
  const found = `${isCut ? "more than " : ""}${content.length} bytes of ${readMediaType(response) || "no media type"}`;
  return new DecodeError(
    state,
    response.status,
    `${found}, not readable as ${declared.join(" or ") || "a success"}`,
  );
}
