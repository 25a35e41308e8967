import type { Location } from "./location.js";

/** The Request Body of an Operation that takes JSON; `application/json` where no `mediaType` is given. */
export const jsonBody: Location = (draft, { mediaType = "application/json" }, value, refuse) => {
  let body: string | undefined;
  try {
    body = JSON.stringify(value) as string | undefined;
  } catch {
    // A cycle, or a bigint: as unfit as a function.
  }
  if (body === undefined) throw refuse("must be JSON");
  draft.content = { body };
  draft.headers.set("content-type", mediaType);
};
