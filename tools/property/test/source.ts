/** A value as TypeScript. */
export function sourceOf(value: unknown): string {
  if (value instanceof File) return `new File([], ${JSON.stringify(value.name)})`;
  if (value instanceof Blob) return "new Blob([])";
  if (value instanceof Uint8Array) return `new Uint8Array([${value.join(", ")}])`;
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  // In brackets, since `"__proto__": x` would set a prototype.
  const members = Object.entries(value).map(([key, each]) => `[${JSON.stringify(key)}]: ${sourceOf(each)}`);
  return `{ ${members.join(", ")} }`;
}
