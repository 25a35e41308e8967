import type { Key } from "../load/parsed-text.js";
import type { Kind } from "../load/specification.js";
import type { PageFacts } from "./page-facts.js";

export type Members = Readonly<Record<string, unknown>>;

/** A repair that is made where what was published can only mean one thing. */
export interface NormalizeRule {
  /** What was wrong, and what is done, in a sentence. */
  readonly title: string;
  /** The objects that it looks at; `OpenApi` is the whole document. */
  readonly kind: Kind;
  /** Returns the object itself where there is nothing to do. */
  readonly repair: (object: Members, context: RuleContext) => Members;
}

export interface RuleContext {
  /** The keys that lead to the object. */
  readonly keys: readonly Key[];
  /** Whether the document is of OpenAPI 3.0, of which the forms that 3.1 dropped are part. */
  readonly isOld: boolean;
  readonly facts: readonly PageFacts[];
  /** What a reference, or the object itself, stands for. */
  readonly resolve: (value: unknown) => Members;
  /** Notes a repair, at what the keys lead to from the object on. */
  readonly note: (keys: readonly Key[], message: string) => void;
  /** Asks what only a person can tell. */
  readonly ask: (keys: readonly Key[], message: string) => void;
  /** Writes what is likely as a comment before what the keys lead to from the object on. */
  readonly propose: (keys: readonly Key[], comment: string) => void;
}
