import { LIMITS } from "./limits.js";
import { type Key, type ParsedText, TextError, type TextProblem } from "./parsed-text.js";

/**
 * Parses JSON; undefined where the text is something else, such as YAML that starts with a brace. `JSON.parse` is some
 * forty times as fast as a parser that keeps places, so places are found by a second look at the text, when needed.
 *
 * @throws TextError when a key stands twice in an object, or when a limit is hit.
 */
export function parseJson(text: string): ParsedText | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const keyCount = countKeys(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const members = new MemberIndex(text);
  // A key that stands twice is read once.
  if (keyCount !== countMembers(value)) throw new TextError(members.findDuplicates());
  return { value, isShared: false, findOffset: (keys, onKey) => members.findOffset(keys, onKey) };
}

/** How many keys the text has, while its limits hold. */
function countKeys(text: string): number {
  let keys = 0;
  let values = 0;
  let level = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text.charCodeAt(offset);
    // Half of many documents is this.
    if (character === SPACE) continue;
    if (character === QUOTE) {
      offset = findEndOfString(text, offset) - 1;
    } else if (character === BRACE || character === BRACKET) {
      level += 1;
      values += 1;
      if (level > LIMITS.levels) refuse(offset, `Here are more than ${LIMITS.levels} levels.`);
    } else if (character === BRACE_END || character === BRACKET_END) {
      level -= 1;
    } else if (character === COLON) {
      keys += 1;
      values += 1;
    } else if (character === COMMA) {
      values += 1;
    } else continue;
    if (values > LIMITS.values) refuse(offset, `Here are more than ${LIMITS.values} values.`);
  }
  return keys;
}

function refuse(offset: number, found: string): never {
  throw new TextError([
    { offset, message: `${found} Split the document, or leave out what you don't use.`, rule: "limit" },
  ]);
}

function countMembers(root: unknown): number {
  let count = 0;
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const members: readonly unknown[] = Object.values(value);
    if (!Array.isArray(value)) count += members.length;
    for (const member of members) if (typeof member === "object" && member !== null) open.push(member);
  }
  return count;
}

interface Member {
  readonly key: Key;
  readonly keyOffset: number;
  readonly offset: number;
}

/** The places of the members of objects and arrays in a text that is known to be JSON, each looked up once. */
class MemberIndex {
  readonly #text: string;
  readonly #members = new Map<number, ReadonlyMap<Key, Member>>();

  constructor(text: string) {
    this.#text = text;
  }

  findOffset(keys: readonly Key[], onKey: boolean): number {
    let offset = skipSpace(this.#text, 0);
    for (const [index, key] of keys.entries()) {
      const member = this.#find(offset).get(key);
      if (member === undefined) return offset;
      offset = onKey && index === keys.length - 1 ? member.keyOffset : member.offset;
    }
    return offset;
  }

  findDuplicates(): readonly TextProblem[] {
    const problems: TextProblem[] = [];
    const open = [skipSpace(this.#text, 0)];
    for (let container = open.pop(); container !== undefined; container = open.pop()) {
      if (problems.length >= MAX_DUPLICATES) break;
      const first = new Map<Key, number>();
      for (const { key, keyOffset, offset } of listMembers(this.#text, container)) {
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, keyOffset);
        else
          problems.push({
            offset: keyOffset,
            rule: "json",
            message: describeDuplicate(this.#text, key, earlier),
          });
        open.push(offset);
      }
    }
    return problems.toSorted((one, other) => one.offset - other.offset);
  }

  #find(container: number): ReadonlyMap<Key, Member> {
    const known = this.#members.get(container);
    if (known !== undefined) return known;
    const found = new Map<Key, Member>();
    for (const member of listMembers(this.#text, container)) found.set(member.key, member);
    this.#members.set(container, found);
    return found;
  }
}

/** More keys than these that stand twice are one mistake, and telling the line of each takes time. */
export const MAX_DUPLICATES = 100;

/** What to say of a key that an object has twice, wherever it was found. */
export function describeDuplicate(text: string, key: Key, earlier: number): string {
  const line = text.slice(0, earlier).split(/\r\n|[\n\r]/).length;
  return `Key ${JSON.stringify(key)} is also on line ${line}, and only one of them would hold. Remove one.`;
}

function* listMembers(text: string, container: number): Generator<Member> {
  const isObject = text.charCodeAt(container) === BRACE;
  if (!isObject && text.charCodeAt(container) !== BRACKET) return;
  let offset = skipSpace(text, container + 1);
  for (let index = 0; !/[\]}]/.test(text[offset]!); index += 1) {
    const keyOffset = offset;
    let key: Key = index;
    if (isObject) {
      const end = findEndOfString(text, offset);
      key = JSON.parse(text.slice(offset, end)) as string;
      offset = skipSpace(text, skipSpace(text, end) + 1);
    }
    yield { key, keyOffset, offset };
    offset = skipSpace(text, findEnd(text, offset));
    if (text.charCodeAt(offset) === COMMA) offset = skipSpace(text, offset + 1);
  }
}

const SPACE = " ".charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = "\\".charCodeAt(0);
const BRACE = "{".charCodeAt(0);
const BRACE_END = "}".charCodeAt(0);
const BRACKET = "[".charCodeAt(0);
const BRACKET_END = "]".charCodeAt(0);
const COLON = ":".charCodeAt(0);
const COMMA = ",".charCodeAt(0);

function skipSpace(text: string, start: number): number {
  let offset = start;
  // Beyond a tab, a line end and a space, JSON knows no white space.
  while (offset < text.length && text.charCodeAt(offset) <= 0x20) offset += 1;
  return offset;
}

/** The offset behind a value. */
function findEnd(text: string, start: number): number {
  let level = 0;
  for (let offset = start; offset < text.length; offset += 1) {
    const character = text.charCodeAt(offset);
    if (character === QUOTE) {
      offset = findEndOfString(text, offset) - 1;
    } else if (character === BRACE || character === BRACKET) {
      level += 1;
    } else if (character === BRACE_END || character === BRACKET_END) {
      if (level === 0) return offset;
      level -= 1;
    } else if (level > 0 || (character !== COMMA && character > 0x20)) continue;
    else return offset;
    if (level === 0) return offset + 1;
  }
  return text.length;
}

/** The offset behind a string; that of the end of the text where it has none. */
function findEndOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
}
