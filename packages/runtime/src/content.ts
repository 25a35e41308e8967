import { DecodeError } from "./decode-error.js";
import type { AnsweredExchange } from "./exchange.js";

/**
 * Reads the content of a response: of a success, not more than `maxBytes`; of another one, the first 64 KiB. What is not
 * wanted is cancelled, so that the connection is freed.
 */
export async function readContent(
  exchange: AnsweredExchange,
  maxBytes: number,
  signal: AbortSignal,
): Promise<void> {
  const { body, ok, status } = exchange.response;
  const reader = body?.getReader();
  const cancel = (): void => void reader?.cancel().catch(() => {});
  // A `fetch` that does not heed the signal leaves its body open.
  signal.addEventListener("abort", cancel);
  // These have no content, whatever the wire says; not every platform sees to it.
  if (signal.aborted || [204, 205, 304].includes(status)) cancel();

  const limit = ok ? maxBytes : Math.min(maxBytes, 65_536);
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size <= limit) {
    const chunk = (await reader?.read())?.value;
    if (chunk === undefined) break;
    chunks.push(chunk);
    size += chunk.length;
    // A stream that is always ready would never let a timer have its turn.
    if (chunk.length === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  const content = new Uint8Array(size);
  size = 0;
  for (const chunk of chunks) {
    content.set(chunk, size);
    size += chunk.length;
  }
  exchange.content = content.subarray(0, limit);
  if (size > limit) {
    cancel();
    if (ok) throw new DecodeError(exchange, `more than ${limit} bytes`);
  }
}
