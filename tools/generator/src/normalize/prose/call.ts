/** A call of an API with curl, as a page shows it. */
export interface Call {
  readonly offset: number;
  readonly method: string;
  readonly url: string;
  /** Header fields; names in lower case have what stood there as the value. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** The calls with curl on a page, also where a call of several lines was folded into one. */
export function findCalls(page: string): readonly Call[] {
  const starts = [...page.matchAll(/\bcurl\s(?=\s{0,9}(?:-|'?https?:))/g)].slice(0, MOST_CALLS);
  return starts.map(({ index }) => {
    const words = splitWords(page.slice(index, index + MOST_CHARACTERS));
    const headers: [string, string][] = [];
    let method: string | undefined;
    let url = "";
    let body: string | undefined;
    for (let at = 1; at < words.length; at += 1) {
      const word = words[at]!;
      const next = words[at + 1] ?? "";
      if (/^(?:-X|--request)$/.test(word)) method = next;
      else if (word === "--url") url = next;
      else if (/^(?:-H|--header)$/.test(word)) headers.push(splitHeader(next));
      else if (/^(?:-d|--data(?:-\w+)?|--json)$/.test(word)) body = next.trim();
      else if (/^https?:\/\//.test(word)) {
        url ||= word;
        continue;
      } else continue;
      at += 1;
    }
    return {
      offset: index,
      method: (method ?? (body === undefined ? "GET" : "POST")).toLowerCase(),
      url,
      headers,
      body,
    };
  });
}

/** More calls say nothing new about an operation. */
const MOST_CALLS = 50;

/** A longer one is none that a person reads. */
const MOST_CHARACTERS = 20_000;

function splitHeader(text: string): [string, string] {
  const [, name = text, value = ""] = /^([^:]+):\s*(.*)$/.exec(text) ?? [];
  return [name, value];
}

/** The words of a shell command, up to the end of its line; `\` continues it. */
function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  const pattern = /\s*\\(?:\n| (?=-))|[^\S\n]+|'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\s'"\\]+)|(\n)|(.)/gy;
  let isOpen = false;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, single, double, bare, end] = match;
    if (end !== undefined) break;
    const part = single ?? double?.replaceAll(/\\(.)/g, "$1") ?? bare;
    if (part === undefined) isOpen = false;
    else if (isOpen) words[words.length - 1] += part;
    else words.push(part);
    if (part !== undefined) isOpen = true;
    if (words.length === 1 && words[0] !== "curl") break;
  }
  return words;
}
