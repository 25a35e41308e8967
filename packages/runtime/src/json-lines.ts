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
