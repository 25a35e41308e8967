import { emitKey, emitObject } from "./object-literal.js";

/** Members of an object literal by key: pieces of code. */
export type Members = Readonly<Record<string, string>>;

/**
 * An object literal that TypeScript has to refuse for one member. The comment that expects it stands right above that
 * member, where no layout can part them; its reason holds no text of a spec.
 */
export function emitWrong(members: Members, key: string, code: string, reason: string): string {
  const others = Object.entries(members).filter(([name]) => name !== key);
  const lines = others.map(([name, member]) => `${emitKey(name)}: ${member},\n`);
  return `{\n${lines.join("")}// @ts-expect-error ${reason}\n${emitKey(key)}: ${code},\n}`;
}

/** An object literal, as an argument, that TypeScript has to refuse because it lacks one of the members. */
export function emitLacking(members: Members, key: string, reason: string): string {
  const { [key]: _, ...others } = members;
  return `\n// @ts-expect-error ${reason}\n${emitObject(others)},\n`;
}
