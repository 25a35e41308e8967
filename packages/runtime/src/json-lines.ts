import type { Decoder } from "./unwrap.js";

/** A JSON text on each line (`application/jsonl`, `application/x-ndjson`): an `AsyncIterable` of values. Its Operation needs `open: openStream`. */
export const decodeJsonLines: Decoder = () => undefined;

/** A sequence of JSON texts (`application/json-seq`, RFC 7464): an `AsyncIterable` of values. Its Operation needs `open: openStream`. */
export const decodeJsonSequence: Decoder = () => undefined;
