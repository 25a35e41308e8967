import { addQuery, type Location, serialize } from "./location.js";

/** The whole query as one content (OpenAPI 3.2), in a `style` such as `json` or `urlencoded`. */
export const querystring: Location = (draft, target, value, refuse) => {
  addQuery(draft, serialize(target, value, refuse, encodeURIComponent));
};
