import type { Location } from "./location.js";
import { streamed } from "./stream.js";
import type { Decoder } from "./unwrap.js";

/**
 * The Request Body of an Operation that takes bytes: a Blob, an ArrayBuffer or a view of one, or a ReadableStream, which is
 * sent once, whatever the Operation says of repetitions. `application/octet-stream` where no `mediaType` is given.
 */
export const binaryBody: Location = (draft, { mediaType = "application/octet-stream" }, value, refuse) => {
  if (value instanceof ReadableStream) {
    draft.content = { body: value as ReadableStream<Uint8Array>, duplex: "half" };
  } else if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    draft.content = { body: value as Blob | ArrayBuffer };
  } else {
    throw refuse("must be a Blob, an ArrayBuffer, a view of one, or a ReadableStream");
  }
  draft.headers.set("content-type", mediaType);
};

/** The bytes as they came: `Bytes`. */
export const decodeBinary: Decoder = (content) => ({ value: content });

/** The bytes while they come: a `ReadableStream<Bytes>`. Its Operation needs `open: openStream`. */
export const decodeBinaryStream: Decoder = /* @__PURE__ */ streamed((body) => body);
