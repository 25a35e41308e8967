import { Listr, PRESET_TIMER } from "listr2";

/** Says what a running step is doing now. Shown in a terminal, where the next line replaces it. */
export type Report = (line: string) => void;

/** Runs one step of a job and shows it: as a spinner in a terminal, as lines elsewhere. */
export async function runStep<Result>(
  title: string,
  work: (report: Report) => Promise<Result>,
): Promise<Result> {
  let outcome: { readonly value: Result } | { readonly error: unknown } | undefined;
  const task = {
    title,
    task: async (_: unknown, step: { output: string }) => {
      const report = (line: string) => {
        if (process.stdout.isTTY) step.output = line;
      };
      try {
        outcome = { value: await work(report) };
      } catch (error) {
        outcome = { error };
        // Only the first line is for here: whoever runs the step gets the whole.
        const [line] = String(error instanceof Error ? error.message : error).split("\n");
        throw new Error(line, { cause: error });
      }
    },
  };
  await new Listr([task], {
    rendererOptions: { timer: PRESET_TIMER },
    fallbackRenderer: "simple",
    fallbackRendererOptions: { timer: PRESET_TIMER },
    // Ctrl-C is ours: we have to clean up.
    registerSignalListeners: false,
    exitOnError: false,
  }).run();
  if (outcome === undefined) throw new Error(`"${title}" did not run.`);
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}
