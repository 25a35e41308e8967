import type { Result } from "../result.js";
import { type Count, countOf } from "./report.js";

export type Counts = Readonly<Record<Count | "all", number>>;

/** Counts results, by provider. */
export class Tally {
  readonly #rows = new Map<string, Record<Count | "all", number>>();

  /** `totals` says how many targets each provider has. */
  constructor(totals: ReadonlyMap<string, number>) {
    for (const [provider, all] of totals) {
      this.#rows.set(provider, { all, confirmed: 0, failed: 0, unconfirmed: 0 });
    }
  }

  add({ provider, end }: Result): void {
    this.#rows.get(provider)![countOf(end)] += 1;
  }

  get rows(): ReadonlyMap<string, Counts> {
    return this.#rows;
  }

  get total(): Counts {
    const total = { all: 0, confirmed: 0, failed: 0, unconfirmed: 0 };
    for (const row of this.#rows.values()) {
      for (const name of ["all", "confirmed", "failed", "unconfirmed"] as const) total[name] += row[name];
    }
    return total;
  }

  /** 0: all are confirmed. 1: some failed. 2: none failed, and some are not confirmed. */
  get exitCode(): 0 | 1 | 2 {
    const { all, confirmed, failed } = this.total;
    if (failed > 0) return 1;
    return confirmed === all ? 0 : 2;
  }
}
