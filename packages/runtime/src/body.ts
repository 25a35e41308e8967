import type { Encoding } from "./form-body.js";
import type { Location } from "./location.js";

/** A Media Type Object of OpenAPI: how content of one media type is written. */
export interface MediaType {
  readonly in: Location;
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

/**
 * The caller's parameter `"Content-Type"`, which says what the Request Body is: `{ name: "Content-Type", in: contentType }`,
 * before a Parameter `in: body`.
 */
export const contentType: Location = () => {};

/** The Request Body of an Operation that takes several media types, or a range of them: see `content`. */
export const body: Location = () => {};
