/** Text for a message of at most 2 KB, whatever the script: without the secrets, in whatever case, and on one line. */
export function redact(text: string, secrets: readonly string[]): string {
  // The longest first: one may be the beginning of another.
  const longestFirst = [...secrets];
  longestFirst.sort((one, other) => other.length - one.length);
  return longestFirst
    .reduce((rest, secret) => rest.replace(new RegExp(secret.replace(/\W/g, "\\$&"), "gi"), "***"), text)
    .replace(/^(.{650}).+/s, "$1…")
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ");
}
