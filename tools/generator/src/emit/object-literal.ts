/** An object literal of members that are code; what is undefined is left out. */
export function emitObject(members: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(members).filter(([, code]) => code !== undefined);
  return `{ ${entries.map(([key, code]) => `${emitKey(key)}: ${code}`).join(", ")} }`;
}

function emitKey(key: string): string {
  // As it stands, it would be the prototype of the object.
  return key === "__proto__" ? `["__proto__"]` : JSON.stringify(key);
}
