/**
 * The door for prose: a doc comment of the paragraphs, wrapped. No text can end the comment or start a line of code.
 * Absent and empty paragraphs are left out; without any, there is no comment.
 */
export function jsDoc(...paragraphs: readonly (string | undefined)[]): string {
  const kept = paragraphs.map((paragraph) => clean(paragraph ?? "")).filter((paragraph) => paragraph !== "");
  if (kept.length === 0) return "";
  const lines = kept.flatMap((paragraph, index) =>
    index === 0 ? wrap(paragraph) : ["", ...wrap(paragraph)],
  );
  if (lines.length === 1 && lines[0]!.length <= 100) return `/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** The tags of a doc comment as one paragraph: they stand below each other. */
export function tags(...lines: readonly (string | undefined)[]): string {
  return lines.filter((line) => line !== undefined).join("\n");
}

function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replaceAll("*/", "*\\/")
    .trim();
}

/** Wraps each line at 100 columns; continued list items and tags are indented. */
function wrap(paragraph: string): readonly string[] {
  return paragraph.split("\n").flatMap((line) => {
    const indent = /^ */.exec(line)![0];
    const hang = /^ *(?:- |@)/.test(line) ? `${indent}  ` : indent;
    const [first = "", ...words] = line.trim().split(/ +/);
    const lines = [indent + first];
    for (const word of words) {
      const last = lines.at(-1)!;
      if (last.length + word.length >= 100) lines.push(hang + word);
      else lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines;
  });
}
