/** A bug that was put in, as far as it matters here; lines and columns count from 1. */
export interface Mutant {
  /** The path of the file. */
  readonly fileName: string;
  readonly status: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why bugs that no test finds are none. */
export interface Explanation {
  readonly why: string;
  /** As `describeMutant` writes them, and the command prints them. */
  readonly mutants: readonly string[];
}

/** How many bugs were found, of those that can be. */
export interface Score {
  readonly found: number;
  readonly total: number;
}

/** What a run says about its explanations: both lists are empty when all is as it should be. */
export interface Verdict {
  readonly score: Score;
  /** Bugs that no test finds, and nobody has explained. */
  readonly unexplained: readonly string[];
  /** Explanations of bugs that are gone, or are found. */
  readonly stale: readonly string[];
}

/** One line for a bug: the file, what became what, and the line that it is in. Lines of the file may move without changing it. */
export function describeMutant(file: string, text: string, { location, replacement }: Mutant): string {
  const lines = text.split("\n").slice(location.start.line - 1, location.end.line);
  const around = lines[0]!.trim();
  const last = lines.length - 1;
  lines[last] = lines[last]!.slice(0, location.end.column - 1);
  lines[0] = lines[0]!.slice(location.start.column - 1);
  const [before, after] = [lines.join("\n"), replacement].map((code) => code.replaceAll(/\s+/g, " ").trim());
  return `${file}: ${before} → ${after}, in: ${around}`;
}

/** Compares the bugs that no test found with those that are explained. `describe` gives the line of a bug. */
export function judge(
  mutants: readonly Mutant[],
  explanations: readonly Explanation[],
  describe: (mutant: Mutant) => string,
): Verdict {
  const found = mutants.filter(({ status }) => status === "Killed" || status === "Timeout");
  const survivors = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const lines = new Set(survivors.map(describe));
  const explained = new Set(explanations.flatMap((explanation) => explanation.mutants));
  return {
    score: { found: found.length, total: found.length + survivors.length },
    unexplained: [...lines].filter((line) => !explained.has(line)),
    stale: [...explained].filter((line) => !lines.has(line)),
  };
}
