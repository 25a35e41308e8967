import type { Location } from "./location.js";
import type { Decoder } from "./unwrap.js";

/**
 * The Request Body of an Operation that takes bytes: a Blob, an ArrayBuffer or a view of one, or a ReadableStream, which is
 * sent once, whatever the Operation says of repetitions. `application/octet-stream` where no `mediaType` is given.
 */
export const binaryBody: Location = () => {};

/** The bytes as they came: a `Uint8Array<ArrayBuffer>`. */
export const decodeBinary: Decoder = () => undefined;

/** The bytes while they come: a `ReadableStream<Uint8Array<ArrayBuffer>>`. Its Operation needs `open: openStream`. */
export const decodeBinaryStream: Decoder = () => undefined;
