/** The page could not be had. */
export class PageError extends Error {
  override readonly name = "PageError";
}

/** More than this is no page of documentation. */
const maxBytes = 32 * 1024 * 1024;

/**
 * Fetches the page of a provider, as text.
 *
 * @throws PageError when it is not there, or not in time.
 */
export async function fetchPage(
  address: string,
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<string> {
  const deadline = AbortSignal.timeout(seconds * 1000);
  try {
    const response = await fetch(address, {
      headers: { accept: "text/markdown, text/plain, application/yaml, application/json;q=0.9, */*;q=0.1" },
      signal: AbortSignal.any([signal, deadline]),
    });
    if (!response.ok) throw new PageError(`It answers ${response.status}.`);
    return await readText(response);
  } catch (error) {
    if (signal.aborted || error instanceof PageError) throw error;
    if (deadline.aborted) throw new PageError(`It has not come within ${seconds} s.`, { cause: error });
    const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    throw new PageError(`It can't be reached (${code ?? message}).`, { cause: error });
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw new PageError(`It has more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
