import type { Decoded } from "./unwrap.js";

/** A Response whose content has arrived, as far as it was wanted. */
export interface Answer {
  readonly response: Response;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Whether the content was longer than its limit; then `content` is its beginning. */
  readonly isCut: boolean;
  /** What an Operation's `open` has made of content that is still to come; then `content` is empty. */
  readonly decoded?: Decoded;
}

/** How much of an error's content is kept, in bytes. */
const MAX_ERROR_BYTES = 65_536;

/**
 * Reads the content of a response, up to `maxBytes` when it is a success and up to 64 KiB when it is none. What is not
 * wanted is cancelled, so that the connection is freed.
 */
export async function readContent(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Answer> {
  const { body, ok, status } = response;
  const reader = body?.getReader();
  const cancel = (): void => void reader?.cancel().catch(() => {});
  // A `fetch` that does not heed the signal leaves its body open.
  signal.addEventListener("abort", cancel);
  if (signal.aborted || /^(?:204|205|304)$/.test(String(status))) cancel();

  const limit = ok ? maxBytes : Math.min(maxBytes, MAX_ERROR_BYTES);
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size <= limit) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) break;
    chunks.push(chunk.value);
    // A stream that is always ready would never let a timer have its turn.
    if (chunk.value.length === 0) await new Promise((resolve) => setTimeout(resolve));
    size += chunk.value.length;
  }
  if (size > limit) cancel();

  const content = new Uint8Array(Math.min(size, limit));
  let offset = 0;
  for (const chunk of chunks) {
    content.set(chunk.subarray(0, content.length - offset), offset);
    offset += chunk.length;
  }
  return { response, content, isCut: size > limit };
}
