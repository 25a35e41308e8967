import { stringify } from "./json-body.js";
import type { Location } from "./location.js";
import { splitText, streamed } from "./stream.js";
import type { Decoder } from "./unwrap.js";

/**
 * A JSON text on each line (`application/jsonl`, `application/x-ndjson`): an `AsyncIterable` of values. Its Operation needs
 * `open: openStream`.
 */
export const decodeJsonLines: Decoder = /* @__PURE__ */ jsonTexts("\n");

/**
 * JSON texts with a record separator before each (`application/json-seq`, RFC 7464): an `AsyncIterable` of values. Its Operation
 * needs `open: openStream`.
 */
export const decodeJsonSequence: Decoder = /* @__PURE__ */ jsonTexts("\u001e");

function jsonTexts(separator: string): Decoder {
  return streamed(async function* (body, maxBytes, refuse) {
    for await (const text of splitText(body, separator, maxBytes, refuse)) {
      if (text.trim() === "") continue;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        throw refuse("a text that is not JSON");
      }
      yield value;
    }
  });
}

/**
 * The Request Body of an Operation that takes a JSON text on each line: a list, or anything else but text that can be iterated
 * over, of values. `application/jsonl` where no `mediaType` is given.
 */
export const jsonLinesBody: Location = /* @__PURE__ */ jsonTextsBody("application/jsonl", "");

/** The same with a record separator before each; `application/json-seq` where no `mediaType` is given. */
export const jsonSequenceBody: Location = /* @__PURE__ */ jsonTextsBody("application/json-seq", "\u001e");

function jsonTextsBody(usual: string, mark: string): Location {
  return (draft, { mediaType = usual }, value, refuse) => {
    if (!isIterable(value)) throw refuse("must be a list");
    const texts = Array.from(value, (each) => `${mark}${stringify(each, refuse)}\n`);
    draft.content = { body: texts.join("") };
    draft.headers.set("content-type", mediaType);
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}
