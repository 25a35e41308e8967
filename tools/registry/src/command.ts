import { Refusal } from "./refusal.js";

/**
 * Runs a command's main function and sets the exit code: what it returns, 2 for a `Refusal`, 1 for another error.
 * SIGINT and SIGTERM abort the signal, so that what was started is ended before the process is.
 */
export async function runMain(main: (signal: AbortSignal) => Promise<number>): Promise<void> {
  const controller = new AbortController();
  let interruption: Interruption | undefined;
  const interrupt = (name: NodeJS.Signals) => {
    interruption ??= new Interruption(name);
    controller.abort(interruption);
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    process.exitCode = await main(controller.signal);
  } catch (error) {
    if (error !== interruption) console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof Refusal ? 2 : 1;
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
  if (interruption && process.exitCode !== 0) process.exitCode = interruption.exitCode;
}

/** The user asked for the end. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  /** 128 plus the signal's number, as shells have it. */
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`Ended by ${signal}.`);
    this.exitCode = signal === "SIGTERM" ? 143 : 130;
  }
}
