import type { Workspace } from "./workspace.js";
import type { Table } from "./table.js";

/** One thing that `pnpm bench` measures. */
export interface Benchmark<Result = unknown> {
  readonly name: string;
  readonly about: string;
  /** Comes back with what can be written as JSON. */
  run(options: BenchmarkOptions): Promise<Result>;
  /** Of what `run` came back with, now or earlier. */
  tables(result: Result): readonly Table[];
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
