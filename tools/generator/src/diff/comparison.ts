import type { Operation } from "../provider.js";
import type { Pair } from "./api-change.js";
import type { SchemaComparison } from "./schema-comparison.js";
import type { Side } from "./side.js";

/** Two specs of one provider, and what has been compared of their schemas. */
export interface Comparison {
  readonly base: Side;
  readonly head: Side;
  readonly schemas: SchemaComparison;
}

/** An operation as it was and as it is. */
export interface OperationPair {
  readonly before: Operation;
  readonly after: Operation;
  readonly nodes: Pair;
}
