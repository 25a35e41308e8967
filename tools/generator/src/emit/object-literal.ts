/** An object literal of members that are code; what is undefined is left out. */
export function emitObject(members: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(members).filter(([, code]) => code !== undefined);
  return `{ ${entries.map(([key, code]) => `${emitKey(key)}: ${code}`).join(", ")} }`;
}

/** A value of JSON as code. */
export function emitValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(emitValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return emitObject(
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, emitValue(member)])),
  );
}

/** The key of a member, as code. */
export function emitKey(key: string): string {
  // As it stands, it would be the prototype of the object.
  return key === "__proto__" ? `["__proto__"]` : JSON.stringify(key);
}
