/** One thing that `pnpm bench` measures. */
export interface Benchmark {
  readonly about: string;
  readonly run: (options: BenchmarkOptions) => Promise<BenchmarkReport>;
}

export interface BenchmarkOptions {
  /** The names of the documents to measure; all where there are none. */
  readonly documents: readonly string[];
  /** Ends what was started; what it rejects with is the signal's reason. */
  readonly signal: AbortSignal;
  /** Says what is measured now. */
  readonly onProgress: (line: string) => void;
}

/** The same for people, and for programs. */
export interface BenchmarkReport {
  readonly text: string;
  /** A page of the documentation, where there is one of it. */
  readonly markdown?: string | undefined;
  readonly json: object;
}
