import type { CallState } from "./call-error.js";
import type { Limits } from "./call-options.js";
import type { Answer } from "./content.js";
import type { Operation } from "./operation.js";

/** What is known of a call whose response has begun. */
export interface Connection {
  readonly state: CallState;
  readonly baseUrl: string;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
}

/** Hands content over while it arrives, where it is a success that the Operation declares as a stream; else undefined. */
export type Open = (response: Response, operation: Operation, connection: Connection) => Answer | undefined;

/** What an Operation with a streamed response has under `open`. */
export const openStream: Open = () => undefined;
