import type { Workspace } from "./workspace.js";
import type { Chart } from "./chart.js";
import type { Table } from "./table.js";

/** One thing that `pnpm bench` measures. */
export interface Benchmark<Result = unknown> {
  readonly name: string;
  readonly about: string;
  /** Whether it is of ours alone, so that no peers need to be there. */
  readonly isOfOurs?: boolean;
  /** Comes back with what can be written as JSON. */
  run(options: BenchmarkOptions): Promise<Result>;
  /** Of what `run` came back with, now or earlier. */
  tables(result: Result): readonly Table[];
  /** How to read the tables; stands above them on a page. */
  readonly method?: string;
  /** What is drawn of it on a page. */
  charts?(result: Result): readonly Chart[];
  /** The one figure that matters most, as an item of a list in Markdown. */
  headline?(result: Result): string;
  /** A page of the documentation of its own, where there is one. */
  page?(result: Result): string;
}

export interface BenchmarkOptions {
  /** The names of the documents to measure; all where there are none. */
  readonly documents: readonly string[];
  /** What peers are installed in, and generate into, once for all benchmarks of a run. */
  readonly workspace: Workspace;
  /** Ends what was started; what it rejects with is the signal's reason. */
  readonly signal: AbortSignal;
  /** Says what is measured now. */
  readonly onProgress: (line: string) => void;
}
