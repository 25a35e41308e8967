import type { Location, Style } from "./location.js";

/** An Encoding Object of OpenAPI: how a property of a form is written. */
export interface Encoding {
  /** Text of the property in this style. */
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** One media type; for a part of `multipartBody`, also several with commas, or ranges such as `image/*`. */
  readonly contentType?: string;
}

/**
 * The properties of an object as `application/x-www-form-urlencoded`. Without an Encoding, a list becomes one pair for
 * each of its members, and an object JSON text.
 */
export const urlencoded: Style = () => "";

/** The Request Body of an Operation that takes `application/x-www-form-urlencoded`. */
export const formBody: Location = () => {};
