import type { Tokens } from "./code-tokens.js";

/** Hears of each type that is referred to by its name, without what is behind a dot. */
export type OnTypeName = (name: string, offset: number) => void;

/** The names that code has the runtime's doors under. */
export const NAMESPACES: ReadonlySet<string> = new Set(["mock", "wire"]);

/** Reads a type, of those that emitters write. */
export function readType(tokens: Tokens, onName: OnTypeName): void {
  tokens.take("|");
  do readIntersection(tokens, onName);
  while (tokens.take("|"));
}

function readIntersection(tokens: Tokens, onName: OnTypeName): void {
  do readPostfix(tokens, onName);
  while (tokens.take("&"));
}

function readPostfix(tokens: Tokens, onName: OnTypeName): void {
  readPrimary(tokens, onName);
  // On a line of its own, what goes on here would be another statement.
  while (!tokens.isOnNewLine && tokens.take("[")) {
    if (tokens.take("]")) continue;
    readType(tokens, onName);
    tokens.expect("]");
  }
}

function readPrimary(tokens: Tokens, onName: OnTypeName): void {
  if (tokens.take('"') || tokens.take("0") || tokens.take("`")) return;
  if (tokens.take("-")) return tokens.expect("0");
  if (tokens.kind === "{") return readMembers(tokens, onName);
  if (tokens.take("(")) {
    readType(tokens, onName);
    return tokens.expect(")");
  }
  if (tokens.take("[")) return readTypes(tokens, "]", onName);
  if (tokens.takeName("keyof")) return readPrimary(tokens, onName);
  readReference(tokens, onName);
}

/** A name, also one of the runtime's, with arguments if it has some. */
export function readReference(tokens: Tokens, onName: OnTypeName): void {
  const { offset } = tokens;
  const name = tokens.readName();
  onName(name, offset);
  if (NAMESPACES.has(name) && tokens.take(".")) tokens.expect("a");
  readTypeArguments(tokens, onName);
}

export function readTypeArguments(tokens: Tokens, onName: OnTypeName): void {
  if (!tokens.isOnNewLine && tokens.take("<")) readTypes(tokens, ">", onName);
}

/** Types up to a closing sign. */
function readTypes(tokens: Tokens, end: string, onName: OnTypeName): void {
  while (!tokens.take(end)) {
    readType(tokens, onName);
    if (tokens.kind !== end) tokens.expect(",");
  }
}

/** The members of an object, with their braces. */
export function readMembers(tokens: Tokens, onName: OnTypeName): void {
  tokens.expect("{");
  while (!tokens.take("}")) {
    if (tokens.take("[")) readIndex(tokens, onName);
    else readKey(tokens);
    tokens.take("?");
    tokens.expect(":");
    readType(tokens, onName);
    if (tokens.kind !== "}") tokens.expect(";");
  }
}

/** `key: string]`, or `P in K]` with the sign that takes away what is optional. */
function readIndex(tokens: Tokens, onName: OnTypeName): void {
  tokens.expect("a");
  const isMapped = tokens.takeName("in");
  if (!isMapped) tokens.expect(":");
  readType(tokens, onName);
  tokens.expect("]");
  if (isMapped) tokens.take("-");
}

function readKey(tokens: Tokens): void {
  const isReadonly = tokens.takeName("readonly");
  // It may be the name itself.
  if (!tokens.take("a") && !tokens.take('"') && !tokens.take("0") && !isReadonly) tokens.refuse();
}
