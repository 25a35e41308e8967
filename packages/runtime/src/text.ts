import type { Location } from "./location.js";
import { serializeScalar } from "./scalar.js";
import type { Decoder } from "./unwrap.js";

/** The Request Body of an Operation that takes text, in UTF-8; `text/plain` where no `mediaType` is given. */
export const textBody: Location = (draft, { mediaType = "text/plain;charset=UTF-8" }, value, refuse) => {
  const body = serializeScalar(value, refuse);
  if (/charset\s*=\s*(?!"?utf-?8)/i.test(mediaType))
    throw refuse("is sent as UTF-8, and not as its Content-Type says");
  draft.content = { body };
  draft.headers.set("content-type", mediaType);
};

/** Text in UTF-8. */
export const decodeText: Decoder = (content) => {
  try {
    return { value: new TextDecoder("utf-8", { fatal: true }).decode(content) };
  } catch {
    return undefined;
  }
};
