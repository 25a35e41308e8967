/** What a line may have at most, in bytes. */
const MOST = 2 ** 16;

/** One line of a file, from 1 on. */
export interface Line {
  readonly number: number;
  /** Without its line end; undefined where it is no UTF-8, or longer than 64 KiB. */
  readonly text: string | undefined;
}

/** Splits bytes at line feeds, and at nothing else. Empty lines are left out, and counted. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  let rest: Buffer[] = [];
  let size = 0;
  const take = (): Line => {
    number += 1;
    const text = size > MOST ? undefined : decode(Buffer.concat(rest));
    rest = [];
    size = 0;
    return { number, text };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf("\n", start);
      const part = chunk.subarray(start, end === -1 ? chunk.length : end);
      size += part.length;
      // Of a line that is too long, the length is all that counts.
      if (size <= MOST) rest.push(part);
      if (end === -1) break;
      start = end + 1;
      const line = take();
      if (line.text !== "") yield line;
    }
  }
  if (size > 0) {
    const line = take();
    if (line.text !== "") yield line;
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
  } catch {
    return undefined;
  }
}
