/** A piece of YAML that has no line breaks left. */
export interface Lexeme {
  /** `block` is the head of a block scalar, `word` a word of a plain one. */
  readonly type: "end" | "dash" | "key" | "quoted" | "flow" | "block" | "word";
  /** As it stands in the text; a key without its colon. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The lexeme that starts at an offset, or after white space there. */
export function readLexeme(text: string, offset: number): Lexeme {
  const start = offset + /^\s*/.exec(text.slice(offset, offset + 1000))![0].length;
  const found = (type: Lexeme["type"], length: number): Lexeme => {
    return { type, text: text.slice(start, start + length), start, end: start + length };
  };
  const first = text[start];
  if (first === undefined) return found("end", 0);
  if (first === "{" || first === "[") return found("flow", measureFlow(text, start));
  const quoted = first === "'" || first === '"' ? measureQuoted(text, start) : 0;
  const length = quoted || measureWord(text, start);
  const word = text.slice(start, start + length);
  const next = text[start + length];
  if (quoted > 0 && next === ":" && /^(?:\s|$)/.test(text.slice(start + length + 1, start + length + 2))) {
    return { ...found("key", length), end: start + length + 1 };
  }
  if (quoted > 0) return found("quoted", length);
  if (word === "-") return found("dash", 1);
  if (/^[|>][+-]?$/.test(word)) return found("block", length);
  if (word.endsWith(":") && word.length > 1) {
    return { ...found("key", length - 1), end: start + length };
  }
  return found("word", length);
}

/** The name that a key stands for. */
export function nameOf({ text }: Lexeme): string {
  return /^(['"])[^]*\1$/.test(text) ? text.slice(1, -1) : text;
}

function measureWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && !/\s/.test(text[end]!)) end += 1;
  return end - start;
}

/** Of a quoted scalar, with its quotes; 0 where the second one is missing. */
function measureQuoted(text: string, start: number): number {
  const pattern = text[start] === "'" ? /'(?:[^']|'')*'/y : /"(?:[^"\\]|\\.)*"/y;
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Of a flow collection, up to the bracket that closes it. */
export function measureFlow(text: string, start: number): number {
  let level = 0;
  for (let end = start; end < text.length; end += 1) {
    const character = text[end]!;
    if (character === "{" || character === "[") level += 1;
    else if (character === "}" || character === "]") level -= 1;
    else if (character === '"' || (character === "'" && /[\s,:[{]/.test(text[end - 1]!))) {
      end += Math.max(measureQuoted(text, end) - 1, 0);
    }
    if (level === 0) return end + 1 - start;
  }
  return measureWord(text, start);
}
