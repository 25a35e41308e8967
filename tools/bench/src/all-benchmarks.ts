import type { Benchmark } from "./benchmark.js";
import { corpusGeneration } from "./corpus-generation.js";
import { overhead } from "./overhead.js";
import { parts } from "./parts.js";

/** In the order of the page. The corpus, the longest, has a page of its own. */
export const allBenchmarks: readonly Benchmark[] = [parts, overhead, corpusGeneration];
