import type { Decoder } from "./unwrap.js";

/** An event of `text/event-stream` (WHATWG HTML, section 9.2). */
export interface ServerSentEvent {
  /** Its type: `message` where the server names none. */
  readonly event: string;
  /** Its text, lines joined; JSON in it is text, too. */
  readonly data: string;
  /** The last id that the server has sent, up to this event; empty where it sent none. */
  readonly id: string;
  /** How long the server asks to wait before connecting anew, in ms, where it has said so since the event before. */
  readonly retry: number | undefined;
}

/** Server-sent events: an `AsyncIterable<ServerSentEvent>`. Its Operation needs `open: openStream`. */
export const decodeEvents: Decoder = () => undefined;
