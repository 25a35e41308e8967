import type { Location } from "./location.js";

/** The Request Body of an Operation that takes JSON. */
export const jsonBody: Location = (draft, _, value, refuse) => {
  try {
    draft.body = JSON.stringify(value) as string | undefined;
  } catch {
    // A cycle, or a bigint: as unfit as a function.
  }
  if (draft.body === undefined) throw refuse("must be JSON");
  draft.headers.set("content-type", "application/json");
};
