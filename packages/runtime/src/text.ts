import type { Location } from "./location.js";
import type { Decoder } from "./unwrap.js";

/** The Request Body of an Operation that takes text, in UTF-8; `text/plain` where no `mediaType` is given. */
export const textBody: Location = () => {};

/** Text in UTF-8. */
export const decodeText: Decoder = () => undefined;
