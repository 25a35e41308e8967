/** What may not be exceeded, and what it was found to be. */
export interface Budget {
  /** Such as "bytes with gzip". */
  readonly unit: string;
  readonly limit: number;
  readonly actual: number;
  /** What it is made of, by name. */
  readonly parts?: Readonly<Record<string, number>>;
  /** The same when `docs/benchmarks.json` was written. */
  readonly earlier?: Readonly<Record<string, number>>;
}

/** Says by how much a budget is exceeded, and which parts have grown since. Undefined where it holds. */
export function explainExcess({ unit, limit, actual, parts = {}, earlier }: Budget): string | undefined {
  if (actual <= limit) return undefined;
  const excess = `${actual} ${unit}, ${Number((actual - limit).toFixed(2))} more than ${limit}.`;
  const names = [...new Set([...Object.keys(parts), ...Object.keys(earlier ?? parts)])];
  const growth = names
    .map((name) => [name, (parts[name] ?? 0) - ((earlier ?? parts)[name] ?? 0)] as const)
    .filter(([, difference]) => difference !== 0)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, difference]) => `  ${name} ${difference > 0 ? "+" : "-"}${Math.abs(difference)}`);
  if (growth.length === 0) return excess;
  return [`${excess} Since docs/benchmarks.json was written:`, ...growth].join("\n");
}
