/** `forboc` → `Forboc`, `stopAgent` → `StopAgent`, `api-version` → `ApiVersion`. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `forboc` → `forboc`, `acme-cloud` → `acmeCloud`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** `stopGhostSession` → `stop-ghost-session`, `getURL` → `get-url`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** Whether a function can bear this name in a module in strict mode. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED_WORDS.has(name);
}

// ECMAScript 2025, section 12.7.2, with the names that strict mode and modules reserve, and the one property name that
// is no property in an object literal.
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    "__proto__ arguments await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package " +
    "private protected public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);
