import { type Draft, header } from "./location.js";
import { UsageError } from "./usage-error.js";

/** Begins a request with a path template and the client's own header fields, which are checked. */
export function createDraft(path: string, fields?: Readonly<Record<string, unknown>>): Draft {
  const draft: Draft = { path, query: "", headers: new Headers(), secrets: [] };
  for (const [name, value] of Object.entries(fields ?? {})) {
    const refuse = (problem: string): UsageError =>
      new UsageError("createClient", `header ${name} ${problem}`);
    // The names of RFC 9110, section 5.1, without those of fields that frame a message or that fetch writes itself.
    if (!/^(?!(host|connection|content-length|transfer-encoding)$)[\w!#$%&'*+.^`|~-]+$/i.test(name)) {
      throw refuse("can't be sent");
    }
    header(draft, { name }, value, refuse);
  }
  return draft;
}
