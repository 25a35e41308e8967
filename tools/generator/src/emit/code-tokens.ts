/** What a token is: its one character, `"` for a string, `a` for a name, `0` for a number; empty at the end. */
export type TokenKind = string;

/**
 * The tokens of code, one after the other. Only those exist that emitters write: names in ASCII, strings as JSON has
 * them, numbers in decimals, and templates of types. Any other character is one by itself, which a grammar takes or not.
 * Comments and white space between them are passed over.
 */
export class Tokens {
  kind: TokenKind = "";
  /** Whether a line has ended between the token before and this one. */
  isOnNewLine = false;
  #start = 0;
  #end = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.advance();
  }

  get offset(): number {
    return this.#start;
  }

  /** The text of the token. */
  get text(): string {
    return this.#text.slice(this.#start, this.#end);
  }

  /** Goes on to the next token. */
  advance(): void {
    this.#pass();
    const start = this.#start;
    const character = this.#text.charAt(start);
    const pattern = PATTERNS[this.#text.charCodeAt(start)];
    if (pattern === undefined) {
      this.kind = character;
      this.#end = start + character.length;
      return;
    }
    pattern.expression.lastIndex = start;
    if (!pattern.expression.test(this.#text)) this.refuse();
    this.kind = pattern.kind;
    this.#end = pattern.expression.lastIndex;
  }

  isName(name: string): boolean {
    return this.#end - this.#start === name.length && this.#text.startsWith(name, this.#start);
  }

  /** Passes over a token of the kind, if this is one. */
  take(kind: TokenKind): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  takeName(name: string): boolean {
    if (!this.isName(name)) return false;
    this.advance();
    return true;
  }

  expect(kind: TokenKind): void {
    if (!this.take(kind)) this.refuse();
  }

  expectName(name: string): void {
    if (!this.takeName(name)) this.refuse();
  }

  /** The text of a name, and on to the next token. */
  readName(): string {
    const { text } = this;
    this.expect("a");
    return text;
  }

  refuse(offset: number = this.#start): never {
    throw new UnexpectedCode(offset);
  }

  /** Passes over white space and comments. */
  #pass(): void {
    this.isOnNewLine = false;
    const text = this.#text;
    let offset = this.#end;
    for (; ; offset += 1) {
      const code = text.charCodeAt(offset);
      if (code === LINE_FEED) this.isOnNewLine = true;
      else if (code === SLASH) {
        this.#start = offset;
        offset = this.#findEndOfComment(offset) - 1;
      } else if (code !== SPACE) break;
    }
    this.#start = offset;
  }

  #findEndOfComment(start: number): number {
    const sign = this.#text.charAt(start + 1);
    if (sign === "/") {
      LINE_END.lastIndex = start;
      return LINE_END.test(this.#text) ? LINE_END.lastIndex - 1 : this.#text.length;
    }
    const end = this.#text.indexOf("*/", start + 2);
    if (sign !== "*" || end === -1) this.refuse();
    // A comment of several lines ends a line, too.
    this.isOnNewLine = true;
    return end + 2;
  }
}

/** Thrown where code has something that no emitter writes. */
export class UnexpectedCode extends Error {
  override readonly name = "UnexpectedCode";
  readonly offset: number;

  constructor(offset: number) {
    super("unexpected code");
    this.offset = offset;
  }
}

const LINE_FEED = 10;
const SPACE = 32;
const SLASH = 47;

/** Where the comment of a line ends (ECMAScript, section 12.3). */
const LINE_END = /[\n\r\u2028\u2029]/g;

interface Pattern {
  readonly kind: TokenKind;
  readonly expression: RegExp;
}

/** How a token goes on whose first character has a code. */
const PATTERNS: readonly (Pattern | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_$]/.test(character)) return { kind: "a", expression: /[\w$]+/y };
  if (/\d/.test(character)) {
    return { kind: "0", expression: /(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]\d+)?(?![\w$.])/y };
  }
  if (character === '"') {
    return { kind: '"', expression: /"(?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y };
  }
  return character === "`" ? { kind: "`", expression: /`(?:[^`\\$]|\$\{string\})*`/y } : undefined;
});
