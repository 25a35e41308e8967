import { splitText, streamed } from "./stream.js";
import type { Decoder } from "./unwrap.js";

/** An event of `text/event-stream` (WHATWG HTML, section 9.2). */
export interface ServerSentEvent {
  /** Its type: `message` where the server names none. */
  readonly event: string;
  /** Its text, lines joined. JSON is not parsed. */
  readonly data: string;
  /** The last id that the server has sent, with this event or before; empty where it sent none. */
  readonly id: string;
  /** How long the server asks to wait before connecting anew, in ms, where it said so after the event before. */
  readonly retry: number | undefined;
}

/** Server-sent events: an `AsyncIterable<ServerSentEvent>`. Its Operation needs `open: openStream`. */
export const decodeEvents: Decoder = /* @__PURE__ */ streamed(async function* (body, maxBytes, refuse) {
  let event = "";
  let data = "";
  let id = "";
  let retry: number | undefined;
  for await (const line of splitText(body, /\r\n|\r|\n/, maxBytes, refuse)) {
    const [, field, value = ""] = /([^:]*)(?:: ?(.*))?/s.exec(line)!;
    if (field === "data") data += `${value}\n`;
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Number(value);
    if (data.length > maxBytes) throw refuse(`an event of more than ${maxBytes} bytes`);
    if (line !== "") continue;
    if (data !== "") {
      yield { event: event || "message", data: data.slice(0, -1), id, retry } satisfies ServerSentEvent;
      retry = undefined;
    }
    event = data = "";
  }
});
