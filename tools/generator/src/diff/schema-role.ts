/** What a schema is there for. What breaks a user who sends a value is another thing than what breaks one who gets it. */
export interface SchemaRole {
  readonly direction: "request" | "response";
  /** The way to it from a type or an operation that users know, such as `Agent.status`. */
  readonly path: string;
  /** Where users meet it, such as "taken by `stopAgent`". */
  readonly where: string;
}

/** How a sentence names it. */
export function subjectOf({ path, where }: SchemaRole): string {
  return `\`${path}\` (${where})`;
}

export function inside(role: SchemaRole, path: string): SchemaRole {
  return { ...role, path };
}
