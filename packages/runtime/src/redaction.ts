/**
 * Text for a message of at most 2 KB, whatever the script: without the secrets, in whatever case, and on one line. Sorts the
 * secrets.
 */
export function redact(text: string, secrets: string[]): string {
  // The longest first: one may be the beginning of another.
  secrets.sort((one, other) => other.length - one.length);
  return secrets
    .reduce((rest, secret) => rest.replace(new RegExp(secret.replace(/\W/g, "\\$&"), "gi"), "***"), text)
    .replace(/^(.{650}).+/s, "$1…")
    .replace(/[\p{Cc}\s]/gu, " ");
}
