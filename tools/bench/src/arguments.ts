/** Throws where a name is given that stands for nothing. */
export function refuseUnknown(noun: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no ${noun} "${unknown}". There are: ${known.join(", ")}.`);
}

/** What a command says when it ends early. */
export function reportFailure(error: Error): void {
  const isInterruption = error.name === "AbortError";
  if (!isInterruption) process.stderr.write(`${error.message}\n`);
  // 130 is what shells say of a command that Ctrl-C ended.
  process.exitCode = isInterruption ? 130 : 1;
}
