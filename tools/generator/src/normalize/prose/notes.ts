import type { Key } from "../../load/parsed-text.js";

/** What is found on the way: where on the page things stand, and what it leaves open. Keys start at the operation. */
export interface Notes {
  readonly place: (keys: readonly Key[], offset: number) => void;
  readonly ask: (keys: readonly Key[], message: string) => void;
}
