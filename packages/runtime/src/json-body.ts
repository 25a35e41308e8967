import type { Location, Refuse } from "./location.js";

/** The Request Body of an Operation that takes JSON; `application/json` where no `mediaType` is given. */
export const jsonBody: Location = (draft, { mediaType = "application/json" }, value, refuse) => {
  draft.content = { body: stringify(value, refuse) };
  draft.headers.set("content-type", mediaType);
};

/** The JSON text of a value. */
export function stringify(value: unknown, refuse: Refuse): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value) as string | undefined;
  } catch {
    // A cycle, or a bigint: as unfit as a function.
  }
  if (text === undefined) throw refuse("must be JSON");
  return text;
}
