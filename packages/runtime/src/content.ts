import type { Bytes } from "./bytes.js";
import type { Limits } from "./call-options.js";
import { DecodeError } from "./decode-error.js";
import type { AnsweredExchange } from "./exchange.js";

/**
 * Reads the content of a response: of a success, not more than `maxResponseBytes`; of another one, the first 64 KiB. What is not
 * wanted is cancelled, so that the connection is freed.
 */
export async function readContent(
  exchange: AnsweredExchange,
  limits: Limits,
  signal: AbortSignal,
): Promise<void> {
  const { body, ok, status } = exchange.response;
  const reader = body?.getReader();
  const cancel = (): void => void reader?.cancel().catch(() => {});
  exchange.cancel = cancel;
  // These have no content, whatever the wire says; not every platform sees to it.
  if (signal.aborted || [204, 205, 304].includes(status)) cancel();

  const limit = Math.min(limits.maxResponseBytes, ok ? Infinity : 65_536);
  const chunks: Bytes[] = [];
  let size = 0;
  let chunk: Bytes | undefined;
  while (size <= limit && (chunk = (await reader?.read())?.value)) {
    chunks.push(chunk);
    size += chunk.length;
    // A stream that is always ready would never let a timer have its turn.
    if (chunk.length === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  const content = chunks[1] ? new Uint8Array(await new Blob(chunks).arrayBuffer()) : chunks[0];
  if (content) exchange.content = content.subarray(0, limit);
  if (size > limit) {
    cancel();
    if (ok) throw new DecodeError(exchange, `more than ${limit} bytes`);
  }
}
