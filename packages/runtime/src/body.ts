import type { Encoding } from "./form-body.js";
import type { Location } from "./location.js";

/** A Media Type Object of OpenAPI: how content of one media type is written. */
export interface MediaType {
  readonly in: Location;
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

/**
 * The caller's parameter `"Content-Type"`, which says what the Request Body is: `{ name: "Content-Type", in: contentType }`,
 * before the Parameter `in: body`.
 */
export const contentType: Location = (draft, _, value, refuse) => {
  if (typeof value !== "string" || !MEDIA_TYPE.test(value)) throw refuse("must be a media type");
  draft.headers.set("content-type", value);
};

/** A media type with parameters (RFC 9110, section 8.3.1). It is no range, and one line of ASCII. */
const MEDIA_TYPE =
  /^[\w!#$%&'+.^`|~-]+\/[\w!#$%&'+.^`|~-]+(?: ?; ?[\w!#$%&'*+.^`|~-]+=(?:[\w!#$%&'*+.^`|~-]+|"[ !#-[\]-~]*"))*$/;

/** The Request Body of an Operation that takes several media types, or a range of them: see `content`. */
export const body: Location = (draft, { name, content = {} }, value, refuse) => {
  const mediaType = draft.headers.get("content-type") ?? "";
  const type = mediaType.replace(/;.*/, "").trim().toLowerCase();
  const found =
    content[mediaType.toLowerCase()] ??
    content[type] ??
    content[type.replace(/\/.*(?=\+)/, "/*")] ??
    content[type.replace(/\/.*/, "/*")] ??
    content["*/*"];
  if (mediaType === "" || found === undefined) {
    throw refuse(`needs a "Content-Type" of ${Object.keys(content).join(" or ")}`);
  }
  found.in(draft, { ...found, name, mediaType }, value, refuse);
};
