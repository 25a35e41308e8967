import type { Bytes } from "./bytes.js";
import type { Decoded } from "./unwrap.js";

/** One attempt of a call, and what came of it: what errors are made of, and what `unwrap` reads. */
export interface Exchange {
  /** The operationId of the Operation, or the method where `openapiFetch` was used. */
  readonly operation: string;
  readonly baseUrl: string;
  /** The number of this attempt, from 1; it starts with getting its credentials. */
  readonly attempts: number;
  /** The credentials of all attempts: never to be seen in a message, also where the server sends them back. */
  readonly secrets: string[];
  /** The attempt before, which was to be repeated. */
  readonly earlier: Exchange | undefined;
  /** What an Operation's `open` has made of content that is still to come; then `content` is empty. */
  decoded?: Decoded | undefined;
  /** The response, where it stands. */
  response?: Response | undefined;
  /** What stands in its place: a CallError, or the reason of the caller's own abort. */
  error?: unknown;
  /** Ends the reading of content, as a `fetch` that does not heed the signal leaves it open. */
  cancel?: () => void;
  /** The content that has arrived: all of a success, up to 64 KiB of another response. */
  content: Bytes;
}

/** An Exchange that the server has answered. */
export interface AnsweredExchange extends Exchange {
  response: Response;
}
