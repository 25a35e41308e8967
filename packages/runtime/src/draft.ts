import { type Draft, header } from "./location.js";
import { UsageError } from "./usage-error.js";

/** Begins a request with a path template and the client's own header fields, which are checked. */
export function createDraft(path: string, fields?: Readonly<Record<string, unknown>>): Draft {
  const draft: Draft = { path, query: "", headers: new Headers(), secrets: [] };
  for (const [name, value] of Object.entries(fields ?? {})) {
    const refuse = (): UsageError => new UsageError("createClient", `header ${name} can't be sent`);
    try {
      header(draft, { name }, value, refuse);
    } catch {
      // `Headers` has an error of its own for a name that is none.
      throw refuse();
    }
  }
  return draft;
}
