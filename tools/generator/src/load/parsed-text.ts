/** A key of an object, or an index of an array. */
export type Key = string | number;

/** What a text holds. Places are looked up only when a finding needs one. */
export interface ParsedText {
  readonly value: unknown;
  /** Whether an object in it may stand in two places, by an alias. */
  readonly isShared: boolean;
  /** The offset of the value that the keys lead to, or of its key; where they lead nowhere, of the last thing on the way. */
  readonly findOffset: (keys: readonly Key[], onKey: boolean) => number;
}

/** Something in a text that is refused. */
export interface TextProblem {
  readonly offset: number;
  readonly message: string;
  /** The rule it is refused by: `limit`, or the syntax. */
  readonly rule: "yaml" | "json" | "limit";
}

/** Thrown when a text is refused, with all that was found in it. */
export class TextError extends Error {
  override readonly name = "TextError";
  readonly problems: readonly TextProblem[];

  constructor(problems: readonly TextProblem[]) {
    super(problems[0]?.message);
    this.problems = problems;
  }
}
