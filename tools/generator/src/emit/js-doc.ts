/** The tags at the end of a doc comment, such as `@see`: the only lines in it that may start with an `@`. */
export interface Tags {
  readonly lines: readonly string[];
}

/** The tags that are there, each on a line of its own. */
export function tags(...lines: readonly (string | undefined)[]): Tags {
  return { lines: lines.filter((line) => line !== undefined) };
}

/**
 * The door for prose: a doc comment of the paragraphs, wrapped. No text can end the comment, start a line of code, or
 * pass for a tag. Absent and empty paragraphs are left out; without any, there is no comment.
 */
export function jsDoc(...paragraphs: readonly (string | Tags | undefined)[]): string {
  const blocks = paragraphs.map(layOut).filter((lines) => lines.length > 0);
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
  if (lines.length === 0) return "";
  if (lines.length === 1 && lines[0]!.length <= 100) return `/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** A declaration below the doc comment of the paragraphs, if these say anything. */
export function documented(paragraphs: readonly (string | Tags | undefined)[], code: string): string {
  const comment = jsDoc(...paragraphs);
  return comment === "" ? code : `${comment}\n${code}`;
}

/** Prose for a text within a comment that is not laid out here: lines stay, none is a tag. */
export function prose(text: string): string {
  const cleaned = clean(text);
  return cleaned.includes("@") ? cleaned.replace(/^(\s*)@/gm, "$1\\@") : cleaned;
}

function layOut(paragraph: string | Tags | undefined): readonly string[] {
  if (typeof paragraph === "object") return paragraph.lines.flatMap((line) => wrap(clean(line)));
  const text = clean(paragraph ?? "");
  if (text === "") return [];
  return text
    .split("\n")
    .flatMap(wrap)
    .map((line) => line.replace(/^(\s*)@/, "$1\\@"));
}

function clean(text: string): string {
  if (!UNCLEAN.test(text)) return text.trim();
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replaceAll("*/", "*\\/")
    .trim();
}

/** What `clean` replaces. Few texts have any of it. */
const UNCLEAN = /[^\P{Cc}\n]|[\u2028\u2029]|\*\//u;

/** Wraps a line at 100 columns, and not in a link; what continues a list item or a tag is indented. */
function wrap(line: string): readonly string[] {
  if (line.length <= 100 && !/\S {2}| $/.test(line)) return [line];
  const indent = /^ */.exec(line)![0];
  const hang = /^ *(?:- |@)/.test(line) ? `${indent}  ` : indent;
  const [first = "", ...words] = line.match(/(?:\{@link [^{} ]+\}|[^ ])+/g) ?? [];
  const lines = [indent + first];
  for (const word of words) {
    const last = lines.at(-1)!;
    if (last.length + word.length >= 100) lines.push(hang + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
