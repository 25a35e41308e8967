/** `forboc` → `Forboc`, `stopAgent` → `StopAgent`, `api-version` → `ApiVersion`, `café` → `Cafe`. */
export function pascalCase(name: string): string {
  return splitWords(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `forboc` → `forboc`, `acme-cloud` → `acmeCloud`, `API-list` → `apiList`. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = splitWords(name);
  const start = /^[A-Z0-9]+$/.test(first)
    ? first.toLowerCase()
    : first.charAt(0).toLowerCase() + first.slice(1);
  return start + pascalCase(rest.join(" "));
}

/** `stopGhostSession` → `stop-ghost-session`, `getURL` → `get-url`, `stop_all` → `stop-all`. */
export function kebabCase(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replace(/([A-Z])([A-Z][a-z])/g, "$1-$2");
  return splitWords(spaced).join("-").toLowerCase();
}

/**
 * Whether letters would be lost if the name were written in ASCII, so that what is left could mislead: `get用户` is
 * not `get`. Signs and symbols don't count, nor do accents.
 */
export function isBeyondAscii(name: string): boolean {
  return /[^\P{L}A-Za-z]|[^\P{N}0-9]/u.test(withoutAccents(name));
}

function splitWords(name: string): readonly string[] {
  return withoutAccents(name)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

function withoutAccents(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "");
}
