import type { Location } from "./location.js";

/** The whole query as one content (OpenAPI 3.2): needs a `style`, such as `json` or `urlencoded`. */
export const querystring: Location = () => {};
