import { type Draft, header } from "./location.js";
import { UsageError } from "./usage-error.js";

/** The names of RFC 9110, section 5.1, without those of fields that frame a message or that fetch writes itself. */
const NAME = /^(?!(?:host|connection|content-length|transfer-encoding)$)[\w!#$%&'*+.^`|~-]+$/i;

/** The client's own header fields, checked. */
export function readHeaderFields(fields: Readonly<Record<string, unknown>> | undefined): Headers {
  const draft: Draft = { path: "", query: "", headers: new Headers() };
  for (const [name, value] of Object.entries(fields ?? {})) {
    const refuse = (problem: string): UsageError =>
      new UsageError("createClient", `header ${name} ${problem}`);
    if (!NAME.test(name)) throw refuse("can't be sent");
    header(draft, { name }, value, refuse);
  }
  return draft.headers;
}
