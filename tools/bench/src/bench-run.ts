import { Listr, PRESET_TIMER } from "listr2";
import { allBenchmarks } from "./all-benchmarks.js";
import { installPeers } from "./peers/installed.js";
import { createWorkspace } from "./workspace.js";

/** By the name of the benchmark, what it came back with. */
export type Results = readonly (readonly [name: string, result: unknown])[];

export interface RunOptions {
  readonly documents: readonly string[];
  readonly isQuiet: boolean;
  /** Gets each result as soon as it is there, for whoever keeps what a run has done until it is interrupted. */
  readonly onResult?: (name: string, result: unknown) => Promise<void>;
}

/** Runs benchmarks one after another, as they would disturb each other. Ctrl-C ends what they started. */
export async function runBenchmarks(
  names: readonly string[],
  { documents, isQuiet, onResult }: RunOptions,
): Promise<Results> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const { signal } = controller;
  const results: (readonly [name: string, result: unknown])[] = [];
  try {
    await using workspace = await createWorkspace();
    const benchmarks = allBenchmarks.filter(({ name }) => names.includes(name));
    const tasks = benchmarks.map((benchmark) => ({
      title: `${benchmark.name}: ${benchmark.about}`,
      task: async (_: unknown, task: { output: string }) => {
        const onProgress = (line: string): void => void (task.output = line);
        const result = await benchmark.run({ documents, workspace, signal, onProgress });
        results.push([benchmark.name, result]);
        await onResult?.(benchmark.name, result);
      },
    }));
    const install = {
      title: "install the peers",
      enabled: benchmarks.some(({ isOfOurs = false }) => !isOfOurs),
      task: () => installPeers(signal),
    };
    await new Listr([install, ...tasks], {
      renderer: isQuiet ? "silent" : "default",
      rendererOptions: { timer: PRESET_TIMER },
      fallbackRenderer: isQuiet ? "silent" : "simple",
      // Ctrl-C is ours: there are folders to remove.
      registerSignalListeners: false,
    } as const).run();
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
  return results;
}
