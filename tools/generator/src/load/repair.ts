import type { WarningName } from "../rule-table.js";
import type { Key } from "./parsed-text.js";

type Members = Readonly<Record<string, unknown>>;

/**
 * Brings an object of the specification into the normal form. What was wrong, and not only older, it reports.
 * Returns the object itself where there is nothing to do.
 */
export type Repair = (object: Members, context: RepairContext) => Members;

export interface RepairContext {
  /** Whether the document is of OpenAPI 3.0, of which the forms that 3.1 dropped are part. */
  readonly isOld: boolean;
  /** The keys that lead to the object. */
  readonly keys: readonly Key[];
  /** Reports a finding at what the keys, from the object on, lead to. */
  readonly report: (rule: WarningName, message: string, keys: readonly Key[], onKey?: boolean) => void;
  /** Tells where what now stands under keys, from the object on, stood before. */
  readonly move: (to: readonly Key[], from: readonly Key[]) => void;
  /** What a reference, or the object itself, stands for. */
  readonly resolve: (value: unknown) => Members;
  /** Pointers to the references of children to parents that refer to them. */
  readonly parentReferences: ReadonlySet<string>;
  /** Operation ids that are taken. */
  readonly operationIds: Set<string>;
}
