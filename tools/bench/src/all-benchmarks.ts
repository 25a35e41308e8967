import type { Benchmark } from "./benchmark.js";
import { corpusGeneration } from "./corpus-generation.js";
import { footprint } from "./footprint.js";
import { generation } from "./generation.js";
import { importing } from "./importing.js";
import { overhead } from "./overhead.js";
import { parts } from "./parts.js";
import { size } from "./size.js";
import { throughput } from "./throughput.js";
import { types } from "./types.js";

/** What `docs/benchmarks.md` shows, in its order. */
export const pageBenchmarks: readonly Benchmark[] = [
  size,
  types,
  overhead,
  throughput,
  generation,
  importing,
  footprint,
  parts,
];

export const allBenchmarks: readonly Benchmark[] = [...pageBenchmarks, corpusGeneration];
