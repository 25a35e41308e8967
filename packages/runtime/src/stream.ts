import type { Bytes } from "./bytes.js";
import type { Limits } from "./call-options.js";
import { readContent } from "./content.js";
import { DecodeError } from "./decode-error.js";
import type { AnsweredExchange, Exchange } from "./exchange.js";
import { limit, onAbort } from "./limit.js";
import { readMediaType } from "./media-type.js";
import { NetworkError } from "./network-error.js";
import type { Operation } from "./operation.js";
import { TimeoutError } from "./timeout-error.js";
import type { Decoder } from "./unwrap.js";

/** Reads an answer, as `readContent` does, or makes a value of what is still to come; `signal` is the caller's own. */
export type Open = (
  exchange: AnsweredExchange,
  limits: Limits,
  attemptSignal: AbortSignal,
  operation: Operation,
  signal: AbortSignal | null | undefined,
) => Promise<void>;

/** The bytes of a response while they arrive. */
export type Chunks = ReadableStream<Bytes>;

/** Makes the value of a success out of its chunks; `refuse` makes the error for what is found in them. */
export type StreamDecoder = (
  chunks: Chunks,
  maxBytes: number,
  refuse: (found: string) => DecodeError,
) => unknown;

/** A Decoder of content that is handed over while it arrives. */
export function streamed(stream: StreamDecoder): Decoder {
  return Object.assign(() => undefined, { stream });
}

/**
 * What an Operation has under `open` when one of its successes is a stream. The connection stays open until the stream has
 * ended or failed, its reader has left it, or the caller's signal is aborted.
 */
export const openStream: Open = async (exchange, limits, attemptSignal, operation, signal) => {
  const { ok, status, headers, body } = exchange.response;
  const declared = operation.responses[status] ?? {};
  const decoder = declared[readMediaType(headers.get("content-type"))];
  if (!ok || decoder?.stream === undefined) return readContent(exchange, limits, attemptSignal);
  const chunks = guard(body ?? new Blob().stream(), exchange, limits.timeout, signal);
  const refuse = (found: string): DecodeError => new DecodeError(exchange, found);
  exchange.decoded = { value: decoder.stream(chunks, limits.maxResponseBytes, refuse) };
};

/**
 * The chunks of a body, each within `timeout` of the one before, as far as the reader is waiting for it. The caller's
 * signal closes the connection, whether anyone reads or not. What goes wrong is an error of ours, or the signal's reason.
 */
function guard(
  body: ReadableStream,
  exchange: Exchange,
  timeout: number,
  signal: AbortSignal | null | undefined,
): Chunks {
  const reader = (body as Chunks).getReader();
  const cancel = (): void => void reader.cancel().catch(() => {});
  const forget = signal && onAbort(signal, cancel);
  const source: UnderlyingDefaultSource<Bytes> = {
    pull: async (controller) => {
      try {
        const chunk = await limit(() => reader.read(), timeout, signal);
        if (chunk === undefined) {
          const message = `timeout of ${timeout} ms, attempt ${exchange.attempts}`;
          throw new TimeoutError(exchange, message, { limit: timeout });
        }
        // A cancelled reader has come to its end.
        signal?.throwIfAborted();
        if (chunk.value !== undefined) return controller.enqueue(chunk.value);
        forget?.();
        controller.close();
      } catch (error) {
        forget?.();
        cancel();
        if (signal?.aborted) throw signal.reason;
        throw error instanceof TimeoutError ? error : new NetworkError(exchange, error);
      }
    },
    cancel: () => {
      forget?.();
      cancel();
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}

/**
 * The texts between separators, in UTF-8, none longer than `maxBytes`. Whoever leaves the loop closes the connection.
 * `separator` matches one line end, where that may be a CR alone.
 */
export async function* splitText(
  chunks: Chunks,
  separator: string | RegExp,
  maxBytes: number,
  refuse: (found: string) => DecodeError,
): AsyncGenerator<string> {
  const reader = chunks.getReader();
  // JSON must be UTF-8; an event stream is decoded whatever it holds.
  const decoder = new TextDecoder("utf-8", { fatal: typeof separator === "string" });
  const check = (text: string): string => {
    if (text.length > maxBytes) throw refuse(`a line of more than ${maxBytes} bytes`);
    return text;
  };
  let rest = "";
  let isAfterReturn = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      let text: string;
      try {
        text = decoder.decode(value, { stream: !done });
      } catch {
        throw refuse("bytes that are not UTF-8");
      }
      // The second half of a line end whose first half came with the chunk before.
      if (isAfterReturn && text.startsWith("\n") && separator instanceof RegExp) text = text.slice(1);
      if (text !== "") isAfterReturn = text.endsWith("\r");
      const texts = text.split(separator);
      const last = texts.pop() ?? "";
      for (const each of texts) {
        yield check(rest + each);
        rest = "";
      }
      rest = check(rest + last);
      if (done) break;
    }
    if (rest !== "") yield rest;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
