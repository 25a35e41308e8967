/** Several measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function summarize(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return {
    median: (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2,
    least: sorted[0]!,
    most: sorted.at(-1)!,
  };
}

/** What was measured in turns, compared turn by turn: what else the machine did in a turn is in both. */
export function compare(
  ours: readonly number[],
  theirs: readonly number[],
  by: (ours: number, theirs: number) => number,
): number {
  return summarize(ours.map((value, turn) => by(value, theirs[turn]!))).median;
}

/** Such as `1.24 (1.19-1.31)`. */
export function formatSpread({ median, least, most }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${least.toFixed(digits)}-${most.toFixed(digits)})`;
}

/** In another unit. */
export function scale({ median, least, most }: Spread, factor: number): Spread {
  return { median: median * factor, least: least * factor, most: most * factor };
}
