/** Names that are taken, and how far those with a number have come. */
export class FreeNames {
  readonly #taken: Set<string>;
  readonly #numbers = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** Takes the first candidate that is free, or the last one with a number. */
  take(candidates: readonly [string, ...string[]]): string {
    let name = candidates.find((each) => !this.#taken.has(each));
    const last = candidates.at(-1)!;
    for (let number = this.#numbers.get(last) ?? 2; name === undefined; number += 1) {
      if (!this.#taken.has(`${last}${number}`)) name = `${last}${number}`;
      this.#numbers.set(last, number);
    }
    this.#taken.add(name);
    return name;
  }
}
