/** At most 2 KB, whatever the script. */
const MAX_LENGTH = 650;

/** Text for a message: without the secrets, in whatever case; on one line, without control characters, and short. */
export function redact(text: string, secrets: readonly string[] = []): string {
  // The longest first: one may be the beginning of another.
  const clean = [...secrets]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replace(new RegExp(secret.replace(/\W/g, "\\$&"), "gi"), "***"), text);
  const short = clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
  return short.replace(/[\p{Cc}\u2028\u2029]/gu, " ");
}
