/** Text that was cut out of a page, or written anew from it, with the way back. */
export interface Excerpt {
  readonly text: string;
  /** Where runs of the text are from, in the order of the text. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** The offset in the excerpt. */
  readonly at: number;
  /** The offset in the page. */
  readonly from: number;
}

/** The lines of a page between two offsets, without the indentation that all of them have. */
export function cut(page: string, start: number, end: number, indent = 0): Excerpt {
  const pieces: Piece[] = [];
  let text = "";
  for (let from = start; from < end;) {
    const next = page.indexOf("\n", from);
    const stop = next === -1 || next >= end ? end : next + 1;
    const blank = /^ */.exec(page.slice(from, Math.min(stop, from + indent)))![0].length;
    pieces.push({ at: text.length, from: from + blank });
    text += page.slice(from + blank, stop);
    from = stop;
  }
  return { text, pieces };
}

/** The offset in the page that an offset in an excerpt is from. */
export function originOf({ pieces }: Excerpt, offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.at <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  return piece === undefined ? 0 : piece.from + (offset - piece.at);
}
